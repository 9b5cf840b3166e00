"""What a rent weighs in a budget: taux d'effort (art. R441-3-1 CCH, arrêté du 10 mars 2011) and reste à vivre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

CENTIEME: Final = Decimal("0.01")
DEMI_CENTIEME: Final = 5
R441_3_1: Final = Texte("R441-3-1", Certitude.VERIFIE, "arrêté du 10 mars 2011")
AUCUN_SEUIL: Final = Texte("aucun seuil légal", Certitude.CHOIX, "seuil de la politique d’attribution")


@dataclass(frozen=True, slots=True)
class Depense:
    """The monthly cost of a dwelling, in euros; `aide` is the APL or AL expected."""

    loyer: Decimal
    annexes: Decimal = Decimal(0)
    charges: Decimal = Decimal(0)
    economies_energie: Decimal = Decimal(0)
    eau_chauffage: Decimal = Decimal(0)
    aide: Decimal = Decimal(0)

    @property
    def brute(self) -> Decimal:
        return self.loyer + self.annexes + self.charges + self.economies_energie + self.eau_chauffage

    @property
    def nette(self) -> Decimal:
        """What is left to pay after the aid, never under zero."""
        return max(Decimal(0), self.brute - self.aide)


def taux_effort(depense: Depense, ressources_mensuelles: Decimal) -> Decimal | None:
    """Return the percentage of the monthly resources spent on housing, to the hundredth; None without resources."""
    if ressources_mensuelles <= 0:
        return None
    return (depense.nette * 100 / ressources_mensuelles).quantize(CENTIEME, ROUND_HALF_UP)


def effort_supportable(depense: Depense, ressources_mensuelles: Decimal | None, *, maximum: Decimal) -> Verdict:
    """Judge the taux d'effort against the territory's threshold: the threshold itself is accepted."""
    if ressources_mensuelles is None:
        return a_preciser("Les ressources mensuelles du foyer manquent.", texte=R441_3_1)
    taux = taux_effort(depense, ressources_mensuelles)
    if taux is None:
        if depense.nette == 0:
            return oui("Aucun reste à payer après l’aide au logement.", texte=AUCUN_SEUIL)
        return a_preciser("Aucune ressource mensuelle déclarée : le taux d’effort ne se calcule pas.", texte=R441_3_1)
    phrase = f"Taux d’effort de {_pourcent(taux)} pour un maximum de {_pourcent(maximum)}."
    lourd = trop_lourd(int(depense.nette * 100), ressources_mensuelles, en_milliemes(maximum))
    return non(phrase, texte=AUCUN_SEUIL) if lourd else oui(phrase, texte=AUCUN_SEUIL)


def trop_lourd(cents: Any, ressources: Any, milliemes: Any) -> Any:
    """Say whether a cost weighs more than a rate, in whole numbers, also on traced symbols.

    ``cents`` of euros left to pay each month, ``ressources`` in euros a month, ``milliemes`` from `en_milliemes`.
    Nothing to pay never weighs; without resources the rate is not known.
    """
    return (ressources > 0) & (cents > 0) & (cents * 1000 >= ressources * milliemes)


def en_milliemes(taux: Decimal) -> int:
    """Return the first rate, in thousandths of percent, that rounds to the hundredth above ``taux``."""
    return int(taux * 1000) + DEMI_CENTIEME


def reste_a_vivre(depense: Depense, ressources_mensuelles: Decimal, *, autres_charges: Decimal = Decimal(0)) -> Decimal:
    """Return what is left each month, in euros, once housing, loans and alimony are paid; may be negative."""
    return ressources_mensuelles - depense.nette - autres_charges


def par_jour_et_par_unite(reste: Decimal, unites: Decimal, le: date) -> Decimal:
    """Return the monthly remainder per consumption unit and per day, to the hundredth."""
    jours = bareme("occupation", le).contenu["effort"]["jours_par_mois"]
    return (reste / unites / Decimal(jours)).quantize(CENTIEME, ROUND_HALF_UP)


def _pourcent(taux: Decimal) -> str:
    return f"{taux.normalize():f}".replace(".", ",") + " %"
