"""The income ceilings, year by year (arrêté du 29 juillet 1987, annexes I and II)."""

from __future__ import annotations

import warnings
from datetime import date
from enum import StrEnum
from typing import Any

from seuil.regles.baremes import Bareme, BaremeInconnu, bareme
from seuil.regles.menage import Categorie
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Source
from seuil.regles.zonage import Zone

__all__ = [
    "BaremeInconnu",
    "BaremePerime",
    "Financement",
    "PlafondInconnu",
    "annee_manquante",
    "certitude",
    "depasse",
    "financement_du_plafond",
    "plafond",
    "plafond_intermediaire",
]


class Financement(StrEnum):
    """The ceilings that exist; a dwelling's own financing follows one of them."""

    PLAI = "PLAI"
    PLUS = "PLUS"
    PLS = "PLS"
    PLI = "PLI"


class PlafondInconnu(LookupError):
    """The table in force does not give this ceiling: overseas, intermediate housing of some years…"""


class BaremePerime(UserWarning):
    """The ceilings of the year asked are not published: the last known ones were used."""


def plafond(categorie: Categorie, financement: Financement, zone: Zone, *, le: date) -> int:
    """Return the ceiling in euros a year (arrêté du 29 juillet 1987, annexes I and II).

    Raises BaremeInconnu before the first table, PlafondInconnu for a ceiling no source gives.
    """
    return _cellule(en_vigueur(le), financement, str(zone), categorie)


def depasse(revenu: Any, maximum: Any) -> Any:
    """Say whether an income is over its ceiling: the ceiling itself is still under it. Also on traced symbols."""
    return revenu > maximum


def plafond_intermediaire(categorie: Categorie, zone_abc: str, *, le: date) -> int:
    """Return the PLI ceiling of an A/B/C zone (CGI, annexe III, art. 2 terdecies D), same errors as `plafond`."""
    return _cellule(en_vigueur(le), Financement.PLI, zone_abc, categorie)


def certitude(financement: Financement, le: date) -> Source:
    """Return the text behind one column of ceilings, with its own certainty."""
    table = en_vigueur(le)
    section = _section(table, financement)
    return Source(table.source.texte, Certitude(section["certitude"]), section.get("note", ""))


def financement_du_plafond(code: str, le: date) -> Financement:
    """Return the ceiling a dwelling's financing follows (`HLMO` → PLUS); raises PlafondInconnu."""
    for nom, codes in bareme("financements", le).contenu["plafonds"].items():
        if code.strip().upper() in codes:
            return Financement(nom)
    raise PlafondInconnu(f"Aucun plafond de ressources n’est connu pour le financement {citer(code)}.")


def en_vigueur(le: date) -> Bareme:
    """Return the table of the year, or the last one known with a BaremePerime warning."""
    if motif := annee_manquante(le):
        warnings.warn(motif, BaremePerime, stacklevel=3)
    return bareme("plafonds", le)


def annee_manquante(le: date) -> str:
    """Return the sentence for a year whose ceilings are not published yet, "" when they are.

    Raises BaremeInconnu before the first table.
    """
    connue = bareme("plafonds", le).depuis.year
    if connue >= le.year:
        return ""
    return f"Les plafonds de {le.year} ne sont pas connus : ceux de {connue} sont appliqués."


def _section(table: Bareme, financement: Financement) -> dict[str, Any]:
    section: dict[str, Any] | None = table.contenu.get(financement)
    if section is None:
        raise PlafondInconnu(f"Le plafond {financement} de {table.depuis.year} n’est pas connu.")
    return section


def _cellule(table: Bareme, financement: Financement, colonne: str, categorie: Categorie) -> int:
    section = _section(table, financement)
    lignes = [section.get(f"categorie_{categorie.numero}")]
    if categorie.personnes_en_plus:
        lignes.append(section.get("personne_supplementaire"))
    if colonne not in section["zones"] or None in lignes:
        lieu = colonne.replace("_", " ")
        raise PlafondInconnu(f"Le plafond {financement} de {table.depuis.year} n’est pas connu pour la zone {lieu}.")
    rang = section["zones"].index(colonne)
    base, *supplement = [ligne[rang] for ligne in lignes if ligne is not None]
    return int(base + categorie.personnes_en_plus * sum(supplement))
