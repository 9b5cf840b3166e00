"""What a person tells of a household without saying who it is: ages, never a birth; nothing told is None."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.controle_menage import MenageInvalide, verifier
from seuil.regles.ecriture import gettext_noop
from seuil.regles.menage import Garde, Lien, Menage, Personne
from seuil.regles.ressources import Avis, Ressources, additionner


class Sejour(StrEnum):
    """By what right the demandeur stays in France."""

    FRANCAIS = "francais"
    UNION = "union_europeenne"
    TITRE = "titre_valable"
    RECEPISSE = "recepisse"
    EXPIRE = "titre_expire"
    PROTEGE = "protege"
    SANS_TITRE = "sans_titre"


class Propriete(StrEnum):
    """Whether someone of the household owns a dwelling, and whether it would suit."""

    NON = "non"
    CONVIENT = "convient"
    NE_CONVIENT_PAS = "ne_convient_pas"


@dataclass(frozen=True, slots=True)
class PersonneDite:
    """A member of the household; an unborn child has no age."""

    lien: Lien
    age: int | None = None
    cmi_invalidite: bool = False
    garde: Garde | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The answers; ``avis``: one notice for all, or one for each person, whose negative incomes are still negative.

    ``ressources_mensuelles``: what the whole household receives now, in euros a month, without housing aid.
    """

    sejour: Sejour | None
    residence_principale: bool | None
    propriete: Propriete | None
    personnes: tuple[PersonneDite, ...]
    avis: tuple[Avis, ...]
    commune: str
    ressources_mensuelles: int | None = None

    @property
    def a_un_revenu_negatif(self) -> bool:
        return any((montant or 0) < 0 for un in self.avis for montant in (un.n2, un.n1))


def menage(situation: Situation, le: date) -> Menage:
    """Return the household the law compares; raises MenageInvalide naming the person and the field."""
    for refus in _refus(situation, le):
        raise refus
    compose = Menage(tuple(_personne(une, le) for une in situation.personnes))
    try:
        verifier(compose, le)
    except MenageInvalide as refus:
        champ = refus.champ.replace(".naissance", ".age")
        raise MenageInvalide(champ, refus.phrase, **refus.valeurs) from refus
    return compose


def ressources(situation: Situation) -> Ressources:
    """Return the incomes of all the notices: a negative one counts for nothing, one unknown makes the sum unknown."""
    if not situation.avis:
        return Ressources(n2=None)
    return additionner(Avis(un.lien, _positif(un.n2), _positif(un.n1)) for un in situation.avis)


def age_maximum(le: date) -> int:
    """Return the oldest age one may type."""
    return int(bareme("menages", le).contenu["bornes"]["age_maximum"])


def personnes_maximum(le: date) -> int:
    """Return how many people a simulation reads: beyond, an agent does, with them."""
    return int(bareme("simulation", le).contenu["foyer"]["personnes_maximum"])


def _refus(situation: Situation, le: date) -> Iterator[MenageInvalide]:
    maximum, nombre = personnes_maximum(le), len(situation.personnes)
    if nombre > maximum:
        yield MenageInvalide(
            "personnes",
            gettext_noop(
                "Votre foyer compte %(nombre)s personnes. Au-delà de %(maximum)s, demandez à un guichet : "
                "il calcule avec vous."
            ),
            nombre=nombre,
            maximum=maximum,
        )
    for rang, une in enumerate(situation.personnes):
        if une.age is not None and not 0 <= une.age <= age_maximum(le):
            yield MenageInvalide(
                f"personnes[{rang}].age",
                gettext_noop("Un âge va de 0 à %(maximum)s ans. Vous avez écrit %(age)s."),
                maximum=age_maximum(le),
                age=une.age,
            )


def _personne(une: PersonneDite, le: date) -> Personne:
    naissance = None if une.age is None else ajouter_mois(le, -12 * une.age)
    return Personne(une.lien, naissance, cmi_invalidite=une.cmi_invalidite, garde=une.garde)


def _positif(montant: int | None) -> int | None:
    return None if montant is None else max(0, montant)
