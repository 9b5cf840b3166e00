"""The rows of a lot as scoring and the lists read them, before they have keys: `demandes.requetes.tableaux`."""

from __future__ import annotations

import polars as pl

from seuil.demandes.requetes.tableaux import DEMANDES, PERSONNES, SOUHAITS, Colonnes, Dossiers
from seuil.importations.services.reference import Reference
from seuil.importations.services.verifier import Lot

TEXTES = ("motifs", "situations", "types")


def dossiers_du_lot(lot: Lot, reference: Reference) -> Dossiers:
    """Return the dossiers of a lot: live, free, nothing established; ``demande`` is the row of the file."""
    lignes = lot.demandes["ligne"].cast(pl.Int64)
    demandes = lot.demandes.with_columns(
        echeances(lot, reference),
        *(pl.col(nom).list.join(" ") for nom in TEXTES),
        demande=lignes,
        est_active=pl.lit(value=True),
        gelee_jusqu_au=None,
        ressort=pl.col("numero_unique").str.slice(0, 3),
        est_attribuee=pl.lit(value=False),
        a_des_faits=pl.lit(value=False),
    )
    personnes = lot.personnes.with_columns(
        demande=lignes.gather(lot.personnes["demande"]),
        sorte_avis=pl.lit(""),
        a_son_avis=pl.lit(value=True),
        ressources_12_mois=None,
    )
    souhaits = lot.souhaits.select(demande=lignes.gather(lot.souhaits["demande"]), commune="souhaits")
    return Dossiers(_typees(demandes, DEMANDES), _typees(personnes, PERSONNES), _typees(souhaits, SOUHAITS))


def echeances(lot: Lot, reference: Reference) -> pl.Series:
    """Return the last day of each demand of a lot: how long it lives in the territory of its first commune."""
    premiers = lot.souhaits.filter(pl.col("rang") == 0).sort("demande")
    lues = premiers.join(reference.communes, left_on="souhaits", right_on="commune", how="left", maintain_order="left")
    validites = lues.select(pl.format("{}mo", "validite_mois")).to_series()
    debut = pl.coalesce("renouvelee_le", "recue_le")
    return lot.demandes.select(echeance=debut.dt.offset_by(pl.lit(validites))).to_series()


def _typees(table: pl.DataFrame, colonnes: Colonnes) -> pl.DataFrame:
    return table.select(pl.col(nom).cast(type_) for nom, (_, type_) in colonnes.items())
