"""What papers, authorities and registers established of a few demands among many: read one by one, put in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from seuil.cotation.faits import bouts, preuves, valeurs_lues
from seuil.cotation.moteurs.colonnes import PREUVES, TYPES
from seuil.cotation.moteurs.foyers import vieillir
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.regles.cotation import masque_de_preuves


def corriger(lues: pl.DataFrame, etablis: Mapping[int, Any], le: date) -> pl.DataFrame:
    """Put what was read in the place of what was said, in the columns of facts that ``lues`` has or gains.

    Add `PREUVES`, the mask of what is proven.
    """
    valeurs: dict[str, dict[int, Any]] = defaultdict(dict)
    for cle, demande in etablis.items():
        for nom, valeur in valeurs_lues(demande, le).items():
            valeurs[nom][cle] = valeur
    prouves = {cle: masque_de_preuves(preuves(demande, le=le)) for cle, demande in etablis.items()}
    lues = _ajouter(lues, PREUVES, prouves, pl.Int64).with_columns(pl.col(PREUVES).fill_null(0))
    for nom, par_demande in valeurs.items():
        type_ = pl.Int64 if TYPES[nom].is_integer() else TYPES[nom]
        lues = _ajouter(lues, f"{nom}_lu", par_demande, type_)
        dit = [pl.col(nom)] if nom in lues.columns else []
        lues = lues.with_columns(pl.coalesce(f"{nom}_lu", *dit).alias(nom)).drop(f"{nom}_lu")
    return lues


def a_revoir(dossiers: Dossiers, le: date) -> pl.DataFrame:
    """Return, by demand, the first day on which an age or a proof may change what is known: `cotation.faits`."""
    jours = {cle: min(bouts(demande, le), default=None) for cle, demande in dossiers.etablis.items()}
    revues = _ajouter(vieillir(dossiers.personnes, le), "bout", jours, pl.Date)
    return revues.select("demande", pl.min_horizontal("a_revoir_le", "bout"))


def _ajouter(lues: pl.DataFrame, nom: str, valeurs: Mapping[int, Any], type_: Any) -> pl.DataFrame:
    colonne = pl.DataFrame(
        [*valeurs.items()], schema={"demande": pl.Int64, nom: type_}, orient="row", infer_schema_length=None
    )
    return lues.join(colonne, on="demande", how="left", maintain_order="left")
