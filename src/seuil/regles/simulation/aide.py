"""The aid for the rent and the rent one can carry: an estimate, with its steps in words (CCH D823-16, R441-3-1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from seuil.regles.apl import Apl, Demandeur, apl, zone_apl
from seuil.regles.apl.bareme import Parametres, lire
from seuil.regles.baremes import BaremeInconnu, bareme
from seuil.regles.effort import Depense, en_milliemes, trop_lourd
from seuil.regles.menage import Garde, Menage
from seuil.regles.ressources import RevenuRetenu

MOIS: Final = 12
SANS_ZONE: Final = "L’aide au logement ne se calcule pas ici outre-mer. La CAF vous renseigne."
SANS_RESSOURCES: Final = "Dites ce que votre foyer reçoit chaque mois, ou son revenu fiscal, pour estimer l’aide."
DE_L_AVIS: Final = (
    "Faute de vos ressources d’aujourd’hui, nous sommes partis de l’avis d’impôt. "
    "La CAF, elle, regarde douze mois plus récents."
)
GARDE_ALTERNEE: Final = "Un enfant en garde alternée n’est pas compté dans cette aide. La CAF peut en compter une part."
A_NAITRE: Final = "Un enfant à naître n’est pas compté dans cette aide."
PLUS_AGES: Final = "Une personne à charge de {age} ans ou plus n’est pas comptée ici. La CAF regarde sa situation."
SAUTS: Final = (
    "Quelques euros de ressources en plus peuvent faire un saut. "
    "La réduction de loyer s’arrête d’un coup à son plafond, "
    "les ressources comptent par centaines, l’aide versée est arrondie à l’euro du dessous.",
    "Sous quelques euros, d’autres aides au logement ne sont pas versées. L’APL, elle, est versée dès le premier euro.",
)


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of the formula; ``signe``: what is done with the amount, "=" for what is found."""

    signe: str
    libelle: str
    montant: Decimal


@dataclass(frozen=True, slots=True)
class Aide:
    """The aid at the highest rent that counts, the same for each size; ``estimee`` is None when ``motifs`` say why."""

    demandeur: Demandeur | None
    estimee: Apl | None
    lignes: tuple[Ligne, ...]
    motifs: tuple[str, ...]

    @property
    def totale(self) -> Decimal:
        """What is taken off the rent: the aid paid and the reduction by the landlord."""
        return self.estimee.nette + self.estimee.rls if self.estimee else Decimal(0)


@dataclass(frozen=True, slots=True)
class Budget:
    """The highest rent, charges included, that weighs no more than ``taux`` per cent of the resources of a month."""

    taux: int
    du_territoire: bool
    part: Decimal | None
    loyer: int | None


def aide(foyer: Menage, revenu: RevenuRetenu, mensuelles: int | None, commune: str, *, le: date) -> Aide:
    """Return the estimate for a commune; never raises for a household that `menage` accepted."""
    ici = zone_apl(commune)
    annuelles = revenu.montant if mensuelles is None else mensuelles * MOIS
    if ici is None or annuelles is None:
        return Aide(None, None, (), (SANS_ZONE if ici is None else SANS_RESSOURCES,))
    a_charge, couple = _a_charge(foyer, le), foyer.conjoint is not None
    try:
        lus = lire(le, ici, a_charge, couple=couple)
    except BaremeInconnu as inconnu:
        return Aide(None, None, (), (str(inconnu),))
    demandeur = Demandeur(ici, couple, a_charge, lus.plafond, Decimal(annuelles))
    estimee = apl(demandeur, le=le)
    en_plus = (*([DE_L_AVIS] if mensuelles is None else []), *_non_comptes(foyer, le))
    return Aide(demandeur, estimee, tuple(_lignes(estimee, lus)), (*estimee.motifs, *SAUTS, *en_plus))


def budget(estimee: Aide, mensuelles: int | None, *, taux: int | None, le: date) -> Budget:
    """Return the rent that the resources of a month can carry; ``taux``: the territory's, None for the usual one."""
    retenu = int(bareme("simulation", le).contenu["effort"]["taux_usuel_pourcent"]) if taux is None else taux
    if not mensuelles:
        return Budget(retenu, taux is not None, None, None)
    part = (Decimal(mensuelles) * retenu / 100).quantize(Decimal("0.01"))
    plus_haut = int((part + estimee.totale).to_integral_value(ROUND_FLOOR)) + 1
    portes = (loyer for loyer in range(plus_haut, 0, -1) if _est_porte(loyer, estimee, mensuelles, retenu, le))
    return Budget(retenu, taux is not None, part, next(portes, 0))


def _est_porte(loyer: int, estimee: Aide, mensuelles: int, taux: int, le: date) -> bool:
    recue = Decimal(0)
    if estimee.demandeur is not None:
        selon_le_loyer = apl(replace(estimee.demandeur, loyer=Decimal(loyer)), le=le)
        recue = selon_le_loyer.nette + selon_le_loyer.rls
    reste = Depense(loyer=Decimal(loyer), aide=recue).nette
    return not trop_lourd(int(reste * 100), mensuelles, en_milliemes(Decimal(taux)))


def _a_charge(foyer: Menage, le: date) -> int:
    """Return how many children count for the aid: born, under the age, living here all the time."""
    limite = _age_limite(le)
    ages = [une.age(le) for une in foyer.a_charge if une.garde is not Garde.ALTERNEE]
    return sum(age is not None and age < limite for age in ages)


def _non_comptes(foyer: Menage, le: date) -> Iterator[str]:
    limite = _age_limite(le)
    if any(une.garde is Garde.ALTERNEE for une in foyer.a_charge):
        yield GARDE_ALTERNEE
    if any(une.naissance is None for une in foyer.a_charge):
        yield A_NAITRE
    if any((une.age(le) or 0) >= limite for une in foyer.a_charge):
        yield PLUS_AGES.format(age=limite)


def _age_limite(le: date) -> int:
    return int(bareme("simulation", le).contenu["apl"]["enfant_moins_de"])


def _lignes(estimee: Apl, lus: Parametres) -> Iterator[Ligne]:
    yield Ligne("", "loyer compté, sans les charges : le plafond de la zone pour ce foyer", estimee.loyer_plafonne)
    yield Ligne("+", "charges comptées, au forfait", estimee.forfait_charges)
    yield Ligne("−", "participation du foyer, selon ses ressources", estimee.participation)
    yield Ligne("−", "minoration forfaitaire", lus.minoration)
    yield Ligne("=", "aide calculée, jamais sous zéro", estimee.apl)
    if estimee.rls:
        yield Ligne("", "réduction de loyer de solidarité, retirée du loyer par le bailleur", estimee.rls)
    otee = "la CRDS et l’essentiel de la réduction ôtées" if estimee.rls else "la CRDS ôtée"
    yield Ligne("=", f"aide versée chaque mois, {otee}, à l’euro du dessous", estimee.nette)
    reste = Depense(loyer=estimee.loyer_plafonne, aide=estimee.nette + estimee.rls).nette
    yield Ligne("=", "ce qui reste à payer de ce loyer, sans les charges", reste)
