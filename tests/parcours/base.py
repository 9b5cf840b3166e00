"""What a story reads or places in the base of the demonstration, when no page says it: a number, a day that passed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import psycopg

from tests.parcours.conftest import Installation

NUMERO = (
    "select d.numero_unique from demandes_demande d join demandes_personne p on p.demande_id = d.id"
    " where p.prenom = %s and p.nom = %s and p.lien = 'demandeur'"
)


def executer(installation: Installation, ordre: str, *valeurs: Any) -> list[tuple[Any, ...]]:
    """Run one order of SQL, committed; return its rows."""
    environnement = installation.environnement
    adresse = environnement.get("SEUIL_PROPRIETAIRE_URL", environnement["DATABASE_URL"])
    with psycopg.connect(adresse) as base:
        curseur = base.execute(ordre, valeurs)
        return curseur.fetchall() if curseur.description else []


def numero(installation: Installation, qui: Sequence[str]) -> str:
    """Return the number of the household of that first name and name."""
    ((trouve,),) = executer(installation, NUMERO, *qui)
    return str(trouve)


def finir_le(installation: Installation, numero_unique: str, jour: date) -> None:
    """Let a year of that demand end on a day: what eleven months of waiting would do."""
    executer(installation, "update demandes_demande set echeance = %s where numero_unique = %s", jour, numero_unique)
