"""Demands written as an import file holds them: whole households of the Oise, one invented person per demand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.importations.services.forme import COLONNES
from tests.charge.population import LE

PREMIER_JOUR = date(2025, 1, 1)
JOURS = 600


def demandes_inventees(nombre: int, *, depuis: int, communes: list[str]) -> pl.DataFrame:
    """Return ``nombre`` rows of the format, each unlike the others; ``depuis`` is the rank of the first."""
    lignes = [_ligne(rang, communes) for rang in range(depuis, depuis + nombre)]
    return pl.DataFrame(lignes, schema={colonne.nom: colonne.genre for colonne in COLONNES}, infer_schema_length=None)


def _ligne(rang: int, communes: list[str]) -> dict[str, Any]:
    recue = PREMIER_JOUR + timedelta(rang % JOURS)
    voulues = [communes[(rang * 7 + pas) % len(communes)] for pas in range(1 + rang % 4)]
    foyer = [_personne("demandeur", rang, communes), _personne("conjoint", rang, communes), _enfant(rang)]
    return {
        "version": "1",
        "numero_unique": f"060{recue:%m%y}{rang:06d}GDPUB",
        "guichet": GUICHET_PUBLIC,
        "recue_le": recue,
        "enregistree_le": recue,
        "adresse": f"{rang}, rue des Exemples",
        "code_postal": "60200",
        "commune": voulues[0],
        "telephone": f"06{rang:08d}",
        "mel": f"fictif{rang}@exemple.fr",
        "occupation": "LP",
        "occupation_depuis": date(2020, 1 + rang % 12, 1),
        "surface": 20 + rang % 70,
        "pieces": 1 + rang % 4,
        "nb_occupants": 1 + rang % 3,
        "loyer_charges": 300 + rang % 600,
        "apl": rang % 250,
        "motifs": ["13", "09"][: 1 + rang % 2],
        "situations": [[], ["dalo"]][rang % 2],
        "types": ["T2", "T3"],
        "loyer_maximum": [None, 650][rang % 2],
        "besoin_accessible": rang % 9 == 0,
        "demande_elargie": rang % 5 == 0,
        "souhaits": voulues,
        "personnes": foyer[: 1 + rang % 3],
    }


def _personne(lien: str, rang: int, communes: list[str]) -> dict[str, Any]:
    lettres = "".join(chr(97 + int(chiffre)) for chiffre in str(rang))
    return {
        "lien": lien,
        "civilite": "12"[lien == "conjoint"],
        "nom": "Fictif-Charge",
        "prenom": f"Zoé {lettres}",
        "naissance": date(1960 + rang % 40, 1 + rang % 12, 1 if lien == "demandeur" else 28),
        "nationalite": "1",
        "cmi_invalidite": False,
        "contrat": "CDI",
        "commune_travail": communes[rang % len(communes)],
        "rfr_n2": 9_000 + rang % 9_000,
        "ressources_mensuelles": 900 + rang % 900,
    }


def _enfant(rang: int) -> dict[str, Any]:
    naissance = date(LE.year - 6, 2, 1 + rang % 28)
    garde = "alternee" if rang % 4 == 0 else ""
    return {"lien": "a_charge", "nom": "Fictif-Charge", "prenom": "Lou", "naissance": naissance, "garde": garde}
