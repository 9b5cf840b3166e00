"""What a declared household cannot be: each refusal is a French sentence naming the field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_jours, ajouter_mois, annees_revolues
from seuil.regles.ecriture import gettext_noop, jour
from seuil.regles.menage import Lien, Menage, Personne


class MenageInvalide(ValueError):
    """The household cannot exist; `champ` says where, `motif` says why in French.

    `phrase` is the sentence before its `valeurs` (`%(age)s`), for who says it in another language.
    """

    def __init__(self, champ: str, phrase: str, **valeurs: str | int) -> None:
        self.champ, self.phrase, self.valeurs = champ, phrase, valeurs
        self.motif = phrase % valeurs if valeurs else phrase
        super().__init__(self.motif)


def verifier(menage: Menage, le: date) -> None:
    """Raise the first MenageInvalide, if any."""
    for anomalie in anomalies(menage, le):
        raise anomalie


def anomalies(menage: Menage, le: date) -> Iterator[MenageInvalide]:
    """Yield everything that makes the household impossible, in the order of the form."""
    bornes = bareme("menages", le).contenu["bornes"]
    yield from _taille(menage, bornes)
    yield from _liens(menage)
    for rang, personne in enumerate(menage.personnes):
        yield from _personne(personne, f"personnes[{rang}]", le, bornes)


def majorite(le: date) -> int:
    """Return the age, in completed years, from which a person is of age."""
    return int(bareme("menages", le).contenu["bornes"]["majorite"])


def peut_etre_un_enfant_a_charge(naissance: date, le: date) -> bool:
    """Say whether a person of that birth may still be a dependent child, without a disability (CGI, art. 6, 3).

    The age counts on 1 January, the latest limit is kept: whoever studies. Beyond, nothing is refused: one is asked.
    """
    age: int = bareme("menages", le).contenu["charge"]["enfant_moins_de"]
    return annees_revolues(naissance, date(le.year, 1, 1)) < age


def premiere_naissance_dite(le: date) -> date:
    """Return the earliest birth that is told as a birth: an older child is a person who comes into the household."""
    return ajouter_mois(le, -bareme("menages", le).contenu["bornes"]["naissance_dite_mois"])


def derniere_naissance_attendue(le: date) -> date:
    """Return the latest day on which a child expected today may be born."""
    return ajouter_mois(le, bareme("menages", le).contenu["bornes"]["grossesse_mois"])


def premiere_naissance_attendue(le: date) -> date:
    """Return the earliest day for which a child may still be expected today: one expected before is born."""
    return ajouter_mois(le, -bareme("menages", le).contenu["bornes"]["retard_naissance_mois"])


def naissance_peut_etre_attendue(naissance: date, le: date) -> bool:
    """Say whether a child born that day may be one who was expected lately."""
    return ajouter_mois(le, -bareme("menages", le).contenu["bornes"]["grossesse_mois"]) <= naissance <= le


def plus_ancienne_naissance(le: date) -> date:
    """Return the oldest birth one may type: a day earlier, the person would be older than the law's tables allow."""
    age: int = bareme("menages", le).contenu["bornes"]["age_maximum"]
    return ajouter_jours(ajouter_mois(le, -12 * (age + 1)), 1)


def _taille(menage: Menage, bornes: dict[str, Any]) -> Iterator[MenageInvalide]:
    nombre = len(menage.personnes)
    if nombre == 0:
        yield MenageInvalide("personnes", gettext_noop("Le ménage ne compte personne : il faut au moins un demandeur."))
    if nombre > bornes["personnes_maximum"]:
        yield MenageInvalide(
            "personnes",
            gettext_noop(
                "Le ménage compte %(nombre)s personnes : au-delà de %(maximum)s, "
                "la composition doit être vérifiée avec un agent."
            ),
            nombre=nombre,
            maximum=bornes["personnes_maximum"],
        )


def _liens(menage: Menage) -> Iterator[MenageInvalide]:
    demandeurs = sum(personne.lien is Lien.DEMANDEUR for personne in menage.personnes)
    conjoints = sum(personne.lien is Lien.CONJOINT for personne in menage.personnes)
    if menage.personnes and demandeurs == 0:
        yield MenageInvalide(
            "personnes", gettext_noop("Aucune personne n’est le demandeur : une demande est déposée par un adulte.")
        )
    if demandeurs > 1:
        yield MenageInvalide(
            "personnes", gettext_noop("Le ménage compte %(nombre)s demandeurs : il n’en faut qu’un."), nombre=demandeurs
        )
    if conjoints > 1:
        yield MenageInvalide(
            "personnes",
            gettext_noop("Le ménage compte %(nombre)s conjoints : il en faut un au plus."),
            nombre=conjoints,
        )


def _personne(personne: Personne, champ: str, le: date, bornes: dict[str, Any]) -> Iterator[MenageInvalide]:
    if personne.garde is not None and personne.lien is not Lien.A_CHARGE:
        yield MenageInvalide(f"{champ}.garde", gettext_noop("La garde ne concerne qu’une personne à charge."))
    if personne.lien is Lien.A_NAITRE:
        yield from _a_naitre(personne, f"{champ}.naissance", le)
    else:
        yield from _nee(personne, f"{champ}.naissance", le, bornes)


def _a_naitre(personne: Personne, champ: str, le: date) -> Iterator[MenageInvalide]:
    prevue = personne.naissance
    if prevue is not None and prevue > derniere_naissance_attendue(le):
        yield MenageInvalide(
            champ,
            gettext_noop("La naissance prévue le %(prevue)s est trop éloignée du %(le)s pour être attendue."),
            prevue=jour(prevue),
            le=jour(le),
        )


def _nee(personne: Personne, champ: str, le: date, bornes: dict[str, Any]) -> Iterator[MenageInvalide]:
    naissance = personne.naissance
    if naissance is None:
        yield MenageInvalide(champ, gettext_noop("La date de naissance manque."))
        return
    age = personne.age(le)
    if age is None:
        yield MenageInvalide(
            champ,
            gettext_noop("La naissance le %(jour)s est postérieure au %(le)s."),
            jour=jour(naissance),
            le=jour(le),
        )
        return
    if age > bornes["age_maximum"]:
        yield MenageInvalide(
            champ,
            gettext_noop("La naissance le %(jour)s donnerait %(age)s ans : vérifiez l’année."),
            jour=jour(naissance),
            age=age,
        )
    if personne.lien is Lien.DEMANDEUR:
        yield from _majorite(personne, champ, age, bornes)


def _majorite(personne: Personne, champ: str, age: int, bornes: dict[str, Any]) -> Iterator[MenageInvalide]:
    if age >= bornes["majorite"]:
        return
    if not personne.emancipe:
        yield MenageInvalide(
            champ, gettext_noop("Le demandeur a %(age)s ans : il doit être majeur ou mineur émancipé."), age=age
        )
    elif age < (minimum := bornes["emancipation"]):
        yield MenageInvalide(
            champ,
            gettext_noop("Le demandeur a %(age)s ans : l’émancipation n’est possible qu’à %(minimum)s ans."),
            age=age,
            minimum=minimum,
        )
