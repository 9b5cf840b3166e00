"""A lot, written: numbers held first, then four tables by binary COPY, inside the transaction of the caller."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import polars as pl
from django.db import connection, models

from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande, Personne, Souhait, Titulaire
from seuil.importations.services.cles import cles_repondues
from seuil.importations.services.dossiers import echeances
from seuil.importations.services.doublons import Tri
from seuil.importations.services.forme import PERSONNE, SIMPLES
from seuil.importations.services.reference import Reference
from seuil.socle.db.copie import copier, encoder_d_avance

TENIR: Final = """
    INSERT INTO demandes_compteurnumero AS c (ressort_id, mois, dernier)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::int[]) AS n (ressort, mois, dernier) ORDER BY 1, 2
    ON CONFLICT (ressort_id, mois) DO UPDATE SET dernier = greatest(c.dernier, excluded.dernier)"""


def tenir_les_numeros(numeros: pl.Series) -> None:
    """Move the counters past these numbers; from here on a desk that registers in these months waits for the lot."""
    parties = numeros.to_frame("n").select(
        ressort=pl.col("n").str.slice(0, 3),
        mois=pl.col("n").str.slice(3, 4),
        dernier=pl.col("n").str.slice(7, 6).cast(pl.Int32),
    )
    derniers = parties.group_by("ressort", "mois").agg(pl.col("dernier").max()).sort("ressort", "mois")
    with connection.cursor() as curseur:
        curseur.execute(TENIR, [derniers[nom].to_list() for nom in derniers.columns])


def ecrire(tri: Tri, reference: Reference) -> list[int]:
    """Write the demands, their people, their wishes and their holders; return the keys given."""
    lot, cles = tri.lot, _reserver(len(tri.lot.demandes))
    serie = pl.Series("demande_id", cles, pl.Int64)
    demandes = _demandes(lot.demandes, echeances(lot, reference)).insert_column(0, serie.alias("id"))
    personnes = _renommer(lot.personnes.select("demande", pl.col("rang").alias("ordre"), *_noms(PERSONNE)), Personne)
    souhaits = lot.souhaits.select("demande", commune_id="souhaits", ordre=pl.col("rang") + 1)
    titulaires = tri.titulaires.select(
        "demande", "cle", "naissance", "rang", "indices", ressort_id="ressort", est_vivant=True, est_compare=False
    )
    suites = ((Personne, personnes), (Souhait, souhaits), (Titulaire, titulaires))
    tables = [
        (modele, table.with_columns(demande_id=serie.gather(table["demande"])).drop("demande"))
        for modele, table in suites
    ]
    with ThreadPoolExecutor(1) as fil:
        flots = [encoder_d_avance(fil, modele, table) for modele, table in [(Demande, demandes), *tables]]
        with cles_repondues(lot):
            for flot in flots:
                copier(flot)
    return cles


def _demandes(lues: pl.DataFrame, echeance: pl.Series) -> pl.DataFrame:
    completes = lues.select(
        *_noms(SIMPLES),
        echeance=echeance,
        ressort=pl.col("numero_unique").str.slice(0, 3),
        etat=pl.lit(str(Etat.ACTIVE)),
        motif_radiation=pl.lit(""),
        code_acces=pl.lit(""),
        attribution_en_cours=pl.lit(""),
    )
    return _renommer(completes, Demande)


def _renommer(table: pl.DataFrame, modele: type[models.Model]) -> pl.DataFrame:
    """Return the table under the names of the columns of the database."""
    return table.rename(
        {
            champ.name: champ.column or ""
            for champ in modele._meta.concrete_fields
            if champ.name in table.columns and champ.name != "demande"
        }
    )


def _noms(colonnes: tuple[Any, ...]) -> list[str]:
    return [colonne.nom for colonne in colonnes]


def _reserver(nombre: int) -> list[int]:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT nextval(s.suite) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS suite OFFSET 0) s,"
            " generate_series(1, %s)",
            [Demande._meta.db_table, nombre],
        )
        return [cle for (cle,) in curseur.fetchall()]
