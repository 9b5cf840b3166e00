"""Bring the truths of territories from one day to the next: only what crosses a threshold is read, by index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from django.db import connection

from seuil.cotation.models import COTATIONS, Grille, Registre
from seuil.cotation.moteurs.passage import filtre_de_passage
from seuil.cotation.moteurs.poids import Masques, masques_comptes, points_par_bit, repeser
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.requetes import lire, observe
from seuil.socle.db import partitions

Changees = list[tuple[int, int]]


def passer_le_jour(registres: Sequence[Registre], *, le: date) -> dict[str, Changees]:
    """Bring territories to a day under their grids; return the demands that changed, with their total, by territory.

    Territories whose grids observe the same things are read together, whatever their weights.
    """
    par_cle: dict[Any, list[Registre]] = {}
    for registre in registres:
        assert registre.grille is not None
        par_cle.setdefault((registre.arrete_au, observe(registre.grille)), []).append(registre)
    actes: dict[str, str] = {}
    for groupe in par_cle.values():
        grilles = {registre.territoire_id: registre.grille for registre in groupe if registre.grille}
        franchies = _franchies(groupe[0], grilles, le)
        for territoire, lues in groupby(franchies, key=itemgetter(0)):
            actes[territoire] = _acte(territoire, grilles[territoire], [ligne[1:] for ligne in lues], le)
    ouverts = sorted(actes.keys() & partitions.presentes(COTATIONS, actes).keys())
    changees = partitions.executer([actes[territoire] for territoire in ouverts])
    return {territoire: lignes for territoire, lignes in zip(ouverts, changees, strict=True) if lignes}


def verites_sql(grille: Grille, le: date) -> str:
    """Return the SQL of the truths of rows ``f`` of facts: masque, masque_prouve, quantites."""
    ecrites = coter_sql(lire(grille), le, alias="f", avec_preuves=True)
    quantites = f"ARRAY[{', '.join(ecrites.quantites)}]::smallint[]"
    return f"{ecrites.masque} AS masque, {ecrites.masque_prouve} AS masque_prouve, {quantites} AS quantites"


def _franchies(modele: Registre, territoires: Iterable[str], le: date) -> list[tuple[Any, ...]]:
    """Return the truths of the demands whose date lies between the thresholds of the two days, by territory."""
    assert modele.grille is not None
    filtre = filtre_de_passage(lire(modele.grille), modele.arrete_au, le, alias="f")
    if filtre == "FALSE":
        return []
    texte = (
        f"SELECT f.territoire_id, f.demande_id, {verites_sql(modele.grille, le)} FROM cotation_observation f"
        f" WHERE f.territoire_id = ANY(%s) AND ({filtre}) ORDER BY f.territoire_id"
    )
    with connection.cursor() as curseur:
        curseur.execute(texte, [[*territoires]])
        lues: list[tuple[Any, ...]] = curseur.fetchall()
    return lues


def _acte(territoire: str, grille: Grille, lues: list[tuple[Any, ...]], le: date) -> str:
    """Return the statement that keeps the truths that changed, unless they were scored since; whole numbers only."""
    demandes, masques, prouves, quantites = zip(*lues, strict=True)
    totaux = _peser(grille, masques, prouves, quantites)
    comptes = [f"'{{{','.join(map(str, nombres))}}}'::smallint[]" for nombres in quantites]
    lignes = zip(demandes, *totaux, masques, prouves, comptes, strict=True)
    valeurs = ", ".join(f"({', '.join(map(str, ligne))})" for ligne in lignes)
    return (
        f"UPDATE {partitions.cite(COTATIONS, territoire)} c SET total = n.total, total_prouve = n.total_prouve,"
        f" masque = n.masque, masque_prouve = n.masque_prouve, quantites = n.quantites, calculee_le = DATE '{le}'"
        f" FROM (VALUES {valeurs}) AS n (demande_id, total, total_prouve, masque, masque_prouve, quantites)"
        f" WHERE c.demande_id = n.demande_id AND c.grille_id = {grille.pk} AND c.calculee_le <= DATE '{le}'"
        " AND (c.masque, c.masque_prouve, c.quantites) IS DISTINCT FROM (n.masque, n.masque_prouve, n.quantites)"
        " RETURNING c.demande_id, c.total"
    )


def _peser(grille: Grille, masques: Any, prouves: Any, quantites: Any) -> tuple[list[int], list[int]]:
    """Return the totals, then the proven ones, of a few rows."""
    lue = lire(grille)
    verites, prouvees = np.array(masques, np.int64), np.array(prouves, np.int64)
    if lue.est_additive and not lue.quantites:
        points = np.array(points_par_bit(lue))
        comptees = masques_comptes(lue, verites, prouvees)
        return (_bits(comptees) @ points).tolist(), (_bits(prouvees) @ points).tolist()
    comptes = np.array(quantites, np.int16).reshape(len(verites), -1)
    total = repeser(lue, verites, comptes, masques_prouves=prouvees)
    return total.tolist(), repeser(lue, prouvees, comptes, masques_prouves=prouvees).tolist()


def _bits(masques: Masques) -> Any:
    return np.unpackbits(masques.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
