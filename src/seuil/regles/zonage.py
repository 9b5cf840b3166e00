"""The communes of France and the zone of each for the ceilings (arrêté du 29 juillet 1987, annexe I)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from seuil.regles.baremes import DOSSIER, bareme
from seuil.regles.saisie import citer

CODE: Final = 5


class Zone(StrEnum):
    """The zones of the ceilings; overseas has an order of its own, whose amounts are not known here."""

    PARIS_ET_LIMITROPHES = "paris_et_limitrophes"
    ILE_DE_FRANCE = "ile_de_france"
    AUTRES_REGIONS = "autres_regions"
    OUTRE_MER = "outre_mer"


class CommuneInconnue(LookupError):
    """No commune, arrondissement or former commune bears this code."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or municipal arrondissement of 2026; an empty zone is one the source does not give."""

    code: str
    nom: str
    type: str
    commune_parent: str
    dep: str
    reg: str
    epci: str
    ept: str
    pop_totale: int | None
    codes_postaux: tuple[str, ...]
    zone_abc: str
    zone_123: str
    zone_plafonds: Zone


@lru_cache(maxsize=1)
def communes() -> tuple[Commune, ...]:
    """Return every commune and arrondissement, by code."""
    return tuple(_lire(ligne) for ligne in _lignes().values())


@lru_cache(maxsize=1)
def anciens_codes() -> dict[str, str]:
    """Return the code of today for each former commune."""
    with (DOSSIER / "zonage" / "anciens_codes.csv").open(encoding="utf-8", newline="") as fichier:
        return {ligne["ancien"]: ligne["actuel"] for ligne in csv.DictReader(fichier)}


@lru_cache(maxsize=4096)
def commune(code: str) -> Commune:
    """Return a commune by its INSEE code, today's or a former one; raises CommuneInconnue."""
    propre = code.strip().upper()
    ligne = _lignes().get(propre) or _lignes().get(anciens_codes().get(propre, ""))
    if ligne is None:
        raise CommuneInconnue(f"La commune {citer(code)} n’existe pas : on attend un code Insee comme 60159 ou 2A004.")
    return _lire(ligne)


@lru_cache(maxsize=4096)
def zone(code: str, le: date) -> Zone:
    """Return the zone of a commune for the ceilings on a day; raises CommuneInconnue."""
    lieu = commune(code)
    if lieu.zone_plafonds not in {Zone.PARIS_ET_LIMITROPHES, Zone.ILE_DE_FRANCE}:
        return lieu.zone_plafonds
    perimetre = bareme("perimetres", le).contenu["paris_et_limitrophes"]
    if code.strip() in perimetre["hors_perimetre"]:
        return Zone.ILE_DE_FRANCE
    if (lieu.commune_parent or lieu.code) in perimetre["communes"]:
        return Zone.PARIS_ET_LIMITROPHES
    return Zone.ILE_DE_FRANCE


@lru_cache(maxsize=1)
def _lignes() -> dict[str, str]:
    texte = (DOSSIER / "zonage" / "communes_2026.csv").read_text(encoding="utf-8")
    return {ligne[:CODE]: ligne for ligne in texte.splitlines()[1:]}


def _lire(ligne: str) -> Commune:
    code, nom, sorte, parent, dep, reg, epci, ept, population, postaux, abc, loyers, plafonds = ligne.split(",")
    return Commune(
        code,
        nom,
        sorte,
        parent,
        dep,
        reg,
        epci,
        ept,
        int(population) if population else None,
        tuple(postaux.split()),
        abc,
        loyers,
        Zone(plafonds),
    )
