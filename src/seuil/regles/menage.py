"""The household: who lives in it, and the three ways of counting them (arrêté du 29 juillet 1987, art. 1er)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import annees_revolues

CATEGORIE_MAXIMALE: Final = 6
CATEGORIE_JEUNE_MENAGE: Final = 3


class Lien(StrEnum):
    """What a person is to the demande; only `conjoint` makes a couple, `codemandeur` is a flatmate."""

    DEMANDEUR = "demandeur"
    CONJOINT = "conjoint"
    CODEMANDEUR = "codemandeur"
    A_CHARGE = "a_charge"
    A_NAITRE = "a_naitre"
    AUTRE = "autre"


class Garde(StrEnum):
    ALTERNEE = "alternee"
    VISITE = "visite"


@dataclass(frozen=True, slots=True)
class Personne:
    """A member of the household; the birth of an unborn child is its expected day, if known."""

    lien: Lien
    naissance: date | None
    cmi_invalidite: bool = False
    garde: Garde | None = None
    emancipe: bool = False

    @property
    def est_a_charge(self) -> bool:
        return self.lien in {Lien.A_CHARGE, Lien.A_NAITRE}

    @property
    def est_en_visite(self) -> bool:
        return self.garde is Garde.VISITE

    def age(self, le: date) -> int | None:
        """Return the completed years, None for a birth unknown or still to come."""
        if self.naissance is None or self.naissance > le:
            return None
        return annees_revolues(self.naissance, le)


@dataclass(frozen=True, slots=True)
class Menage:
    """The people who will live together, as declared; `controle_menage.verifier` refuses what cannot be."""

    personnes: tuple[Personne, ...]

    @property
    def au_foyer(self) -> tuple[Personne, ...]:
        """The people who count for the category: everyone but the children who only visit."""
        return tuple(personne for personne in self.personnes if not personne.est_en_visite)

    @property
    def a_charge(self) -> tuple[Personne, ...]:
        return tuple(personne for personne in self.au_foyer if personne.est_a_charge)

    @property
    def demandeur(self) -> Personne:
        return next(personne for personne in self.personnes if personne.lien is Lien.DEMANDEUR)

    @property
    def conjoint(self) -> Personne | None:
        return next((personne for personne in self.personnes if personne.lien is Lien.CONJOINT), None)

    @property
    def est_parent_isole(self) -> bool:
        """The demandeur alone with at least one dependant."""
        return len(self.a_charge) >= 1 and len(self.au_foyer) == len(self.a_charge) + 1


@dataclass(frozen=True, slots=True, order=True)
class Categorie:
    """Category 1 to 6, and the persons added beyond the sixth."""

    numero: int
    personnes_en_plus: int = 0


def personnes_a_loger(menage: Menage) -> int:
    """Return how many people the dwelling must hold, visiting and expected children included."""
    return len(menage.personnes)


def categorie(menage: Menage, le: date) -> Categorie:
    """Return the category for the ceilings (arrêté du 29 juillet 1987, annexe I).

    The favourable readings do not add up: the highest one is kept.
    """
    regles = bareme("menages", le).contenu["categorie"]
    presents = _comptes(menage, a_naitre=regles["a_naitre_a_charge"])
    charges = sum(personne.est_a_charge for personne in presents)
    rangs = [len(presents)]
    if charges and charges == len(presents) - 1:
        rangs.append(charges + 2)  # parent isolé: counted as one person more (annexe I)
    if not charges and est_jeune_menage(menage, le):
        rangs.append(CATEGORIE_JEUNE_MENAGE)
    if any(personne.cmi_invalidite for personne in presents):
        rangs.append(_rang_handicap(len(presents), au_dela=regles["handicap_au_dela_de_six"]))
    rang = max(rangs)
    return Categorie(min(rang, CATEGORIE_MAXIMALE), max(0, rang - CATEGORIE_MAXIMALE))


def est_jeune_menage(menage: Menage, le: date) -> bool:
    """Say whether it is a couple without dependants whose completed ages add up to 55 at most."""
    if menage.conjoint is None or menage.a_charge:
        return False
    ages = (menage.demandeur.age(le), menage.conjoint.age(le))
    if ages[0] is None or ages[1] is None:
        return False
    return ages[0] + ages[1] <= ages_d_un_jeune_menage(le)


def ages_d_un_jeune_menage(le: date) -> int:
    """Return the highest sum of the completed ages of a young couple."""
    return int(bareme("menages", le).contenu["categorie"]["jeune_menage_somme_ages"])


def unites_consommation(menage: Menage, le: date) -> Decimal:
    """Return the consumption units of the first quartile: visiting and unborn children do not count."""
    poids = bareme("menages", le).contenu["unites_consommation"]
    presents = _comptes(menage, a_naitre=False)
    enfants = sum(_est_enfant(personne, le, moins_de=fin_de_l_enfance(le)) for personne in presents)
    autres = len(presents) - enfants - 1
    total = Decimal(poids["premier_adulte"]) + autres * Decimal(poids["autre"]) + enfants * Decimal(poids["enfant"])
    if len(presents) > 1 and menage.est_parent_isole:
        total += Decimal(poids["parent_isole"])
    return total


def fin_de_l_enfance(le: date) -> int:
    """Return the age, in completed years, from which somebody weighs as an adult in the consumption units."""
    return int(bareme("menages", le).contenu["unites_consommation"]["enfant_moins_de"])


def _comptes(menage: Menage, *, a_naitre: bool) -> tuple[Personne, ...]:
    return tuple(personne for personne in menage.au_foyer if a_naitre or personne.lien is not Lien.A_NAITRE)


def _rang_handicap(personnes: int, *, au_dela: bool) -> int:
    if personnes < CATEGORIE_MAXIMALE or au_dela:
        return personnes + 1
    return personnes


def _est_enfant(personne: Personne, le: date, *, moins_de: int) -> bool:
    if personne.lien is Lien.DEMANDEUR:
        return False
    age = personne.age(le)
    return age is not None and age < moins_de
