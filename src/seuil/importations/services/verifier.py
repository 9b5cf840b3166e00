"""A lot read and judged whole: what is good to be written, what is wrong and why."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from seuil.importations.services.controles import controles
from seuil.importations.services.courants import demandes_courantes, naissances_courantes, personnes_courantes
from seuil.importations.services.fautes import chercher
from seuil.importations.services.fichier import Fichier
from seuil.importations.services.forme import PERSONNE, SIMPLES, Colonne
from seuil.importations.services.foyer import (
    compter,
    controles_des_personnes,
    controles_des_souhaits,
    controles_du_foyer,
    deplier,
    nommer,
)
from seuil.importations.services.reference import Reference
from seuil.importations.services.typage import convertir, typer


@dataclass(frozen=True, slots=True)
class Lot:
    """Rows that are right (``demande`` links the three tables, from 0), and one line per mistake of the others."""

    lues: int
    demandes: pl.DataFrame
    personnes: pl.DataFrame
    souhaits: pl.DataFrame
    fautes: pl.DataFrame


def verifier(lignes: pl.DataFrame, fichier: Fichier, reference: Reference) -> Lot:
    """Judge the rows of a lot."""
    demandes, mal_ecrites = typer(lignes, fichier)
    demandes = demandes_courantes(demandes, reference)
    ecrites = naissances_courantes(deplier(demandes, "personnes").unnest("personnes"))
    personnes, mal_dites = convertir(ecrites, PERSONNE)
    personnes = nommer(personnes_courantes(personnes)).with_columns(demandes["recue_le"].gather(personnes["demande"]))
    souhaits = deplier(demandes, "souhaits").join(
        reference.communes, left_on="souhaits", right_on="commune", how="left", maintain_order="left"
    )
    souhaits = souhaits.with_columns(demandes["numero_unique"].gather(souhaits["demande"]))
    comptees = compter(demandes, personnes)
    fautes = (
        pl.concat(
            [
                mal_ecrites,
                mal_dites,
                chercher(comptees, controles(demandes, reference)),
                chercher(comptees, controles_du_foyer(reference)),
                chercher(personnes, controles_des_personnes(reference)),
                chercher(souhaits.drop("rang"), controles_des_souhaits(reference)),
            ]
        )
        .unique(["ligne", "colonne"], keep="first", maintain_order=True)
        .sort("ligne", maintain_order=True)
    )
    return garder(Lot(len(lignes), remplir(demandes, SIMPLES), remplir(personnes, PERSONNE), souhaits, fautes))


def garder(lot: Lot) -> Lot:
    """Return the lot without the rows that have a mistake."""
    if lot.fautes.is_empty():
        return Lot(lot.lues, lot.demandes.with_row_index("demande"), lot.personnes, lot.souhaits, lot.fautes)
    bonnes = ~lot.demandes["ligne"].cast(pl.UInt32).is_in(lot.fautes["ligne"].implode())
    return choisir(lot, bonnes)


def choisir(lot: Lot, bonnes: pl.Series) -> Lot:
    """Return the lot with these demands only, numbered again from 0."""
    places = bonnes.cast(pl.Int64).cum_sum() - 1

    def suivre(table: pl.DataFrame) -> pl.DataFrame:
        gardees = table.filter(bonnes.gather(table["demande"]))
        return gardees.with_columns(places.gather(gardees["demande"]).alias("demande"))

    demandes = lot.demandes.filter(bonnes).drop("demande", strict=False).with_row_index("demande")
    return Lot(lot.lues, demandes, suivre(lot.personnes), suivre(lot.souhaits), lot.fautes)


def remplir(table: pl.DataFrame, colonnes: tuple[Colonne, ...]) -> pl.DataFrame:
    """Return the table with what an empty cell stands for."""
    return table.with_columns(
        pl.col(colonne.nom).fill_null(pl.lit(colonne.defaut, colonne.genre))
        for colonne in colonnes
        if colonne.defaut is not None
    )
