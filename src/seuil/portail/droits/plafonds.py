"""The ceilings as stairs, and the whole table of the zone with the row of the household."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext

from seuil.regles.eligibilite import SOCIAUX
from seuil.regles.menage import CATEGORIE_MAXIMALE, Categorie
from seuil.regles.plafonds import Financement, PlafondInconnu, plafond
from seuil.regles.simulation import Simulation
from seuil.socle.design.mesures import euros
from seuil.socle.design.tableau import Ligne
from seuil.socle.design.verdict import MOTS


def escalier(faite: Simulation) -> list[dict[str, Any]]:
    """Return one step for each ceiling known; none when no social one is."""
    if any(faite.plafonds[nom] is None for nom in SOCIAUX):
        return []
    return [
        {
            "libelle": str(nom),
            "plafond": maximum,
            "ouverte": faite.verdicts[nom].est_oui,
            "mot": MOTS[faite.verdicts[nom].reponse.value],
        }
        for nom, maximum in faite.plafonds.items()
        if maximum is not None
    ]


def constat(faite: Simulation) -> str:
    """Return what the stairs say, for who does not see them."""
    return " ; ".join(
        f"{marche['libelle']} : {euros(marche['plafond'])}, {marche['mot']}" for marche in escalier(faite)
    )


def tableau(faite: Simulation, le: date) -> list[Ligne]:
    """Return the ceilings of each category in the zone of the commune; empty where they are not known."""
    if not escalier(faite):
        return []
    return list(_lignes(faite, le))


def _lignes(faite: Simulation, le: date) -> Iterator[Ligne]:
    sienne = faite.jugee.categorie
    for numero in range(1, CATEGORIE_MAXIMALE + 1):
        categorie = Categorie(numero)
        yield _ligne(faite, categorie, ici=categorie == sienne, le=le)
    if sienne.personnes_en_plus:
        yield _ligne(faite, sienne, ici=True, le=le)


def _ligne(faite: Simulation, categorie: Categorie, *, ici: bool, le: date) -> Ligne:
    en_plus = f" + {categorie.personnes_en_plus}" if categorie.personnes_en_plus else ""
    phrase = gettext("Catégorie %(numero)s, comme vous") if ici else gettext("Catégorie %(numero)s")
    cellules = [_montant(categorie, nom, faite, le) for nom in SOCIAUX]
    return Ligne([phrase % {"numero": f"{categorie.numero}{en_plus}"}, *cellules], ici=ici)


def _montant(categorie: Categorie, financement: Financement, faite: Simulation, le: date) -> str:
    try:
        return euros(plafond(categorie, financement, faite.jugee.zone, le=le))
    except PlafondInconnu:
        return gettext("non connu")
