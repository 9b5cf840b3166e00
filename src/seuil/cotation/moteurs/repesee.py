"""Weigh stored truths again inside PostgreSQL: the new total of each row from its mask, without reading a fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from seuil.cotation.moteurs.poids import points_par_bit
from seuil.cotation.moteurs.sql import BRUT, somme
from seuil.cotation.moteurs.versions import Passerelle
from seuil.regles.grilles import Grille, LigneGrille, retenir
from seuil.regles.traceur import Noeud

MASQUE: Final = "masque"
PROUVE: Final = "masque_prouve"
LARGEUR: Final = 12
ZERO: Final = "CAST(0 AS BIGINT)"


def repeser_sql(grille: Grille, passage: Passerelle, source: str) -> str:
    """Return the query of the rows of `source` (demande_id, masque, masque_prouve, quantites) under a new grid."""
    reportees = (
        f"SELECT demande_id, {_reporter(MASQUE, passage.bits)} AS {MASQUE},"
        f" {_reporter(PROUVE, passage.bits)} AS {PROUVE}, {_quantites(grille, passage)} AS quantites"
        f" FROM ({source}) AS gardees"
    )
    return (
        f"SELECT demande_id, {_total(grille, prouves=False)} AS total, {_total(grille, prouves=True)} AS total_prouve,"
        f" {MASQUE}, {PROUVE}, quantites FROM ({reportees}) AS reportees"
    )


def _reporter(masque: str, bits: Mapping[int, int]) -> str:
    """Carry the truths to the places of the new grid; those that stay in place go together."""
    fixes = sum(1 << nouveau for nouveau, ancien in bits.items() if nouveau == ancien)
    deplaces = [
        f"CASE WHEN {masque} & {1 << ancien} <> 0 THEN {1 << nouveau} ELSE {ZERO} END"
        for nouveau, ancien in bits.items()
        if nouveau != ancien
    ]
    return " + ".join([f"({masque} & CAST({fixes} AS BIGINT))", *deplaces])


def _quantites(grille: Grille, passage: Passerelle) -> str:
    """Carry the counts, none beyond the cap of its new line; zero for a line switched off."""
    gardees = [
        f"least(quantites[{passage.quantites[rang] + 1}], {ligne.unites})" if rang in passage.quantites else "0"
        for rang, ligne in enumerate(grille.quantites)
    ]
    return f"ARRAY[{', '.join(gardees)}]::smallint[]"


def _total(grille: Grille, *, prouves: bool) -> str:
    """Add up points: by tables of 4 096 values when every line counts for itself, else line by line."""
    if grille.est_additive and not grille.quantites:
        return _par_tables(grille, prouves=prouves)
    conditions = [_conditions(ligne, prouves=prouves) for ligne in grille.lignes_actives]
    return somme([cas for pesee in retenir(grille, conditions) for cas in pesee if cas[1]])


def _par_tables(grille: Grille, *, prouves: bool) -> str:
    a_prouver = [ligne for ligne in grille.lignes_actives if not ligne.compte_si_provisoire]
    exiges = sum(((1 << ligne.bits) - 1) << ligne.bit for ligne in a_prouver)
    compte = PROUVE if prouves else MASQUE
    if exiges and not prouves:
        # PostgreSQL gives & and | the same precedence, from left to right: each side keeps its parentheses.
        compte = f"(({MASQUE} & ~CAST({exiges} AS BIGINT)) | ({PROUVE} & CAST({exiges} AS BIGINT)))"
    poids, termes = points_par_bit(grille), []
    for premier in range(0, grille.bits, LARGEUR):
        table = np.zeros(1, np.int16)
        for points in poids[premier : premier + LARGEUR]:
            table = np.concatenate([table, table + points])
        valeurs = ",".join(map(str, table.tolist()))
        termes.append(f"('{{{valeurs}}}'::smallint[])[({compte} >> {premier} & {len(table) - 1})::int + 1]")
    return f"CAST({' + '.join(termes) or '0'} AS SMALLINT)"


def _conditions(ligne: LigneGrille, *, prouves: bool) -> list[Noeud]:
    masque = PROUVE if prouves or not ligne.compte_si_provisoire else MASQUE
    if ligne.rang is None:
        return [_brut(f"{masque} & {1 << (ligne.bit + place)} <> 0") for place in range(ligne.bits)]
    compte = f"{masque} & {1 << ligne.bit} <> 0 AND quantites[{ligne.rang + 1}]"
    return [_brut(f"{compte} >= {unite}") for unite in range(1, ligne.unites + 1)]


def _brut(texte: str) -> Noeud:
    return Noeud(BRUT, (), bool, nom=texte)
