"""Read the tiers of a line: from `de` (included) to `jusqu_a` (excluded), without hole or overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from seuil.regles.criteres import Critere, Genre
from seuil.regles.grilles.modele import ENTIER_16, Tranche
from seuil.regles.grilles.table import Table

BORNE_MAXIMUM: Final = {Genre.QUANTITE: 100_000_000, Genre.DUREE: 1_800}
DEBUT: Final = -1


def lire_tranches(bloc: Table, critere: Critere) -> tuple[Tranche, ...]:
    """Return the tiers in the order written; holes, overlaps and reversed bounds are noted."""
    if "tranches" not in bloc.contenu:
        return ()
    if critere.genre is Genre.VERITE:
        bloc.noter("tranches", f"« {critere.code} » est vrai ou faux : il n’a pas de tranches")
    tables = bloc.tables("tranches")
    if not tables:
        bloc.noter("tranches", "une suite de tranches ne peut pas être vide")
    tranches = tuple(_tranche(table, critere) for table in tables)
    _controler_suite(tables, tranches, critere)
    return tranches


def _tranche(table: Table, critere: Critere) -> Tranche:
    table.refuser_inconnues(("de", "jusqu_a", "points", "libelle"))
    borne = BORNE_MAXIMUM.get(critere.genre, 1)
    de = table.entier("de", minimum=0, maximum=borne)
    jusqu_a = table.entier("jusqu_a", minimum=1, maximum=borne)
    if de is not None and jusqu_a is not None and jusqu_a <= de:
        table.noter("jusqu_a", f"la tranche va de {de} à {jusqu_a} : elle est vide")
    points = table.entier("points", minimum=-ENTIER_16 - 1, maximum=ENTIER_16, obligatoire=True)
    return Tranche(de, jusqu_a, points or 0, table.texte("libelle", defaut=_nommer(de, jusqu_a, critere.unite)))


def _controler_suite(tables: list[Table], tranches: tuple[Tranche, ...], critere: Critere) -> None:
    suite = sorted(zip(tranches, tables, strict=True), key=lambda paire: _debut(paire[0]))
    for (avant, _), (apres, table) in pairwise(suite):
        if avant.jusqu_a is None or _debut(apres) < avant.jusqu_a:
            fin = "sans fin" if avant.jusqu_a is None else f"jusqu’à {avant.jusqu_a} {critere.unite}"
            table.noter("de", f"la tranche chevauche une autre, qui va {fin}")
        elif _debut(apres) > avant.jusqu_a:
            table.noter("de", f"trou entre {avant.jusqu_a} et {apres.de} {critere.unite} : aucune tranche n’y répond")


def _debut(tranche: Tranche) -> int:
    return DEBUT if tranche.de is None else tranche.de


def _nommer(de: int | None, jusqu_a: int | None, unite: str) -> str:
    if de is None or de == 0:
        return f"moins de {jusqu_a} {unite}" if jusqu_a is not None else "toute valeur"
    return f"{de} {unite} et plus" if jusqu_a is None else f"de {de} à {jusqu_a} {unite}"
