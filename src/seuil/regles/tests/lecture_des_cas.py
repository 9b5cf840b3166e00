"""How the case files write people and voters: short words a jurist can type."""

from __future__ import annotations

from datetime import date
from typing import Any

from seuil.regles.commission import Membre, Qualite
from seuil.regles.menage import Garde, Lien, Menage, Personne

Cas = dict[str, Any]
LE = date(2024, 3, 1)
COMMISSION = (
    *(Membre(f"d{rang}", Qualite.DESIGNE) for rang in range(1, 7)),
    Membre("prefet", Qualite.PREFET),
    Membre("epci", Qualite.EPCI, "200067965"),
    Membre("maire", Qualite.MAIRE, "60159"),
    Membre("maire_margny", Qualite.MAIRE, "60382"),
    Membre("mandant", Qualite.MANDANT, "office-mandant"),
    Membre("iml", Qualite.INGENIERIE_SOCIALE),
    Membre("reservataire", Qualite.RESERVATAIRE),
)


def menage(ecritures: list[str]) -> Menage:
    """Return the household of `["demandeur 1990-05-01 cmi", "a_charge 2018-01-01 alternee"]`."""
    return Menage(tuple(personne(ecriture) for ecriture in ecritures))


def personne(ecriture: str) -> Personne:
    lien, *reste = ecriture.split()
    dates = [mot for mot in reste if mot[0].isdigit()]
    gardes = [Garde(mot) for mot in reste if mot in {"alternee", "visite"}]
    return Personne(
        lien=Lien(lien),
        naissance=date.fromisoformat(dates[0]) if dates else None,
        cmi_invalidite="cmi" in reste,
        garde=gardes[0] if gardes else None,
        emancipe="emancipe" in reste,
    )


def en_json(ecriture: str) -> dict[str, Any]:
    """Return the same person as a line of `seuil regles eligibilite` gives it."""
    lue = personne(ecriture)
    return {
        "lien": str(lue.lien),
        "naissance": lue.naissance and lue.naissance.isoformat(),
        "cmi_invalidite": lue.cmi_invalidite,
        "garde": lue.garde and str(lue.garde),
        "emancipe": lue.emancipe,
    }


def espaces_simples(texte: str) -> str:
    """Return the sentence with plain spaces, as one types it in a test."""
    return texte.replace("\u202f", " ").replace("\u00a0", " ")
