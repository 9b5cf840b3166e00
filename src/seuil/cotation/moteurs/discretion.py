"""Rows of facts and truths as they may leave: as if no protected situation had been declared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import polars as pl

from seuil.cotation.moteurs.colonnes import PREUVES
from seuil.cotation.moteurs.poids import repeser
from seuil.regles.cotation import masque_de_preuves
from seuil.regles.grilles import Grille
from seuil.regles.protection import FAITS_PROTEGES, critere_est_protege

GRILLE: Final = "grille_id"
QUANTITES: Final = "quantites"


def sans_les_proteges(lignes: pl.DataFrame, lire: Callable[[int], Grille]) -> pl.DataFrame:
    """Return the rows without protected facts, proofs, truths and points, best first; `lire` gives a grid by its key.

    What is left is a row like any other: scored again, it gives its own totals. Columns GRILLE and QUANTITES are read,
    then left out.
    """
    faits = sorted(FAITS_PROTEGES & set(lignes.columns))
    gardees = ~masque_de_preuves(FAITS_PROTEGES)
    morceaux = [_peser(morceau, lire(int(cle[0]))) for cle, morceau in lignes.group_by(GRILLE, maintain_order=True)]
    rendues = pl.concat(morceaux) if morceaux else lignes
    discretes = rendues.with_columns(
        *(pl.lit(False).alias(nom) for nom in faits), (pl.col(PREUVES) & gardees).alias(PREUVES)
    )
    return discretes.drop(GRILLE, QUANTITES).sort("total", "date_depot", descending=[True, False])


def _peser(lignes: pl.DataFrame, grille: Grille) -> pl.DataFrame:
    """Take the protected truths away and weigh what is left."""
    gardes = ~np.int64(_bits_proteges(grille))
    masques, prouves = lignes["masque"].to_numpy() & gardes, lignes["masque_prouve"].to_numpy() & gardes
    comptes = np.array([_quantites(texte) for texte in lignes[QUANTITES]], np.int16).reshape(len(masques), -1)
    totaux = repeser(grille, masques, comptes, masques_prouves=prouves)
    return lignes.with_columns(
        pl.Series("total", totaux, dtype=pl.Int16),
        pl.Series("total_prouve", repeser(grille, prouves, comptes), dtype=pl.Int16),
        pl.Series("masque", masques, dtype=pl.Int64),
        pl.Series("masque_prouve", prouves, dtype=pl.Int64),
    )


def _bits_proteges(grille: Grille) -> int:
    proteges = (ligne for ligne in grille.lignes if critere_est_protege(ligne.code))
    return sum(((1 << ligne.bits) - 1) << ligne.bit for ligne in proteges)


def _quantites(texte: Any) -> list[int]:
    """Read an array as PostgreSQL writes it: `{1,2}`."""
    return [int(nombre) for nombre in str(texte).strip("{}").split(",") if nombre]
