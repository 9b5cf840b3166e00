"""Rows of an import file as a person would write them, and the file they make."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from seuil.importations.services.forme import COLONNES

DEMANDEUR = {
    "lien": "demandeur",
    "civilite": "2",
    "nom": "Fictif-Test",
    "prenom": "Ève",
    "naissance": date(1984, 2, 29),
    "nationalite": "1",
    "cmi_invalidite": False,
    "garde": "",
    "contrat": "CDI",
    "commune_travail": "60159",
    "rfr_n2": 14_000,
    "rfr_n1": None,
    "ressources_mensuelles": 1_350,
}
ENFANT = {
    "lien": "a_charge",
    "civilite": "",
    "nom": "Fictif-Test",
    "prenom": "Lou",
    "naissance": date(2019, 5, 4),
    "nationalite": "",
    "cmi_invalidite": False,
    "garde": "alternee",
    "contrat": "",
    "commune_travail": None,
    "rfr_n2": None,
    "rfr_n1": None,
    "ressources_mensuelles": 0,
}
LIGNE = {
    "version": "1",
    "numero_unique": "060062600001260ARC",
    "guichet": "60ARC",
    "recue_le": date(2026, 6, 5),
    "enregistree_le": date(2026, 6, 8),
    "renouvelee_le": None,
    "adresse": "12, rue des Exemples",
    "code_postal": "60200",
    "commune": "60159",
    "telephone": "0344000000",
    "mel": "eve@exemple.fr",
    "occupation": "LP",
    "occupation_depuis": date(2021, 9, 1),
    "surface": 41,
    "pieces": 2,
    "nb_occupants": 3,
    "loyer_charges": 612,
    "apl": 120,
    "motifs": ["13", "09"],
    "situations": [],
    "types": ["T2", "T3"],
    "loyer_maximum": None,
    "besoin_accessible": False,
    "demande_elargie": True,
    "motif_doublon": "",
    "souhaits": ["60159", "60382"],
    "personnes": [DEMANDEUR, ENFANT],
}


def ligne(rang: int = 0, **changements: Any) -> dict[str, Any]:
    """Return a right row, the ``rang``-th of its kind, with some answers changed."""
    demandeur = DEMANDEUR | {"prenom": f"Ève {'abcdefghij'[rang // 10 % 10]}{'abcdefghij'[rang % 10]}"}
    return LIGNE | {"numero_unique": f"0600626{rang + 12:06d}60ARC", "personnes": [demandeur, ENFANT], **changements}


def personne(**changements: Any) -> dict[str, Any]:
    """Return the holder of a right row, with some answers changed."""
    return DEMANDEUR | changements


def ecrire(chemin: Path, lignes: list[dict[str, Any]]) -> Path:
    """Write the rows in the format that the extension names."""
    if chemin.suffix == ".jsonl":
        chemin.write_text("".join(json.dumps(dite, default=str) + "\n" for dite in lignes), encoding="utf-8")
        return chemin
    if chemin.suffix == ".csv":
        plates = [{nom: _en_case(valeur) for nom, valeur in dite.items()} for dite in lignes]
        pl.DataFrame(plates, infer_schema_length=None).write_csv(chemin)
        return chemin
    connues = {colonne.nom: colonne.genre for colonne in COLONNES}
    absents = {nom: genre for nom, genre in connues.items() if nom in lignes[0]}
    table = pl.DataFrame(lignes, schema_overrides=absents, infer_schema_length=None, strict=True)
    table.write_parquet(chemin)
    return chemin


def _en_case(valeur: Any) -> Any:
    if isinstance(valeur, list) and valeur and isinstance(valeur[0], dict):
        return json.dumps(valeur, default=str)
    if isinstance(valeur, list):
        return "|".join(valeur)
    return None if valeur is None else str(valeur)
