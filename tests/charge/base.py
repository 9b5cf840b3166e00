"""A database of its own, durable, filled with the invented population: one table per territory."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import polars as pl
from django.core.management import call_command
from django.db import connection

from seuil.cotation.models import Grille
from seuil.cotation.moteurs import partitions
from seuil.rapprochement.services.tenir import TABLES
from seuil.regles.grilles import Grille as GrilleLue
from seuil.territoires.models import Epci, Territoire
from seuil.territoires.reference import charger_carte
from tests.charge.population import LE, Population

TOUJOURS = date(2000, 1, 1)


def preparer(monde: Population, grille: GrilleLue, notes: pl.DataFrame) -> dict[int, Grille]:
    """Fill an empty database; return the grid of each territory by its rank."""
    call_command("migrate", verbosity=0, interactive=False)
    charger_carte()
    utiles = sorted(set(monde.souhaits["territoire"].to_list()))
    epcis = Epci.objects.in_bulk()
    sirens = {rang: monde.carte.sirens[rang] for rang in utiles}
    Territoire.objects.bulk_create(
        Territoire(code=siren, nom=str(epcis[siren])[:120], nom_court=siren, ressort_id="060", epci=epcis[siren],
                   parametres={"taux_effort_maximum_pourcent": "33"}, source="inventé pour la mesure")
        for siren in sirens.values()
    )  # fmt: skip
    grilles = Grille.objects.bulk_create(
        Grille(territoire_id=siren, version="1", texte=grille.texte, empreinte=grille.empreinte, date_debut=TOUJOURS,
               publiee_le=LE) for siren in sirens.values()
    )  # fmt: skip
    par_rang = dict(zip(sirens, grilles, strict=True))
    for siren in sirens.values():
        partitions.ouvrir(TABLES, siren)
    _remplir(monde, notes, {rang: (sirens[rang], par_rang[rang].pk) for rang in utiles})
    return par_rang


def _remplir(monde: Population, notes: pl.DataFrame, lieux: dict[int, tuple[str, int]]) -> None:
    """Copy the rows; the keys of the wide tables are not checked, only the narrow ones are measured."""
    codes, cles = zip(*lieux.values(), strict=True)
    sirens = pl.DataFrame({"territoire": list(lieux), "territoire_id": codes, "grille_id": cles})
    sirens = sirens.cast({"territoire": pl.Int32})
    demandes = monde.souhaits.group_by("demande").agg(pl.col("jusqu_au").first(), pl.col("recue_le").first())
    with connection.cursor() as curseur:
        curseur.execute("SET session_replication_role = replica")
        _demandes(curseur, demandes)
        faits = monde.observations.join(sirens, on="territoire", how="left", maintain_order="left")
        faits = faits.with_columns(a_revoir_le=pl.lit(date(2027, 11, 23))).rename({"demande": "demande_id"})
        _copier(curseur, "cotation_observation", faits.drop("territoire", "grille_id"))
        cles_de = faits.select("demande_id", "territoire_id", "grille_id")
        cotees = pl.concat([cles_de, notes.drop("demande")], how="horizontal")
        verites = {"quantites": pl.lit("{}"), "calculee_le": pl.lit(LE)}
        _copier(curseur, "cotation_cotation", cotees.with_columns(**verites))
        codes = pl.Series("commune_id", monde.carte.codes).gather(monde.souhaits["commune"])
        listes = monde.souhaits.join(sirens, on="territoire", how="left", maintain_order="left").with_columns(codes)
        cles = {"demande_id": listes["demande"], "territoire_id": listes["territoire_id"]}
        totaux = cotees.select("demande_id", "territoire_id", score="total")
        listes = listes.with_columns(**cles).join(totaux, on=["demande_id", "territoire_id"], how="left")
        listes = listes.with_columns(prioritaire=pl.col("drapeaux") % 2 == 1, a_revoir_le=pl.lit(date(2027, 11, 23)))
        _copier(curseur, "rapprochement_pretendant",
                listes.drop("demande", "territoire", "commune", "grille_id", "jusqu_au"))  # fmt: skip
        curseur.execute("SET session_replication_role = origin")
        for table in (*TABLES, "demandes_demande"):
            curseur.execute(f"VACUUM (ANALYZE) {table}")
        curseur.execute("CHECKPOINT")


def _demandes(curseur: Any, demandes: pl.DataFrame) -> None:
    """One wide row per demand, with what a search reads of it; the rest is the same for all."""
    curseur.execute("CREATE TEMP TABLE etroites (id bigint, jusqu_au date, recue_le date)")
    _copier(curseur, "etroites", demandes.rename({"demande": "id"}))
    curseur.execute("""
        INSERT INTO demandes_demande (id, ressort_id, etat, numero_unique, guichet_id, recue_le, enregistree_le,
          echeance, motif_radiation, motif_doublon, code_acces, adresse, code_postal, commune_id, telephone, mel,
          occupation, nb_occupants, loyer_charges, apl, motifs, situations, preuves, types, besoin_accessible,
          demande_elargie, attribution_en_cours)
        SELECT id, '060', 'active', lpad(id::text, 18, '0'), '60ARC', recue_le, recue_le, jusqu_au, '', '', '',
          'rue des Exemples', '60200', '60159', '', '', 'LP', 1, 0, 0, '{}', '{}', '{}', '{T2}', false, false, ''
        FROM etroites""")


def _copier(curseur: Any, table: str, lignes: pl.DataFrame) -> None:
    texte = io.BytesIO()
    lignes.write_csv(texte, include_header=False)
    colonnes = ", ".join(lignes.columns)
    with curseur.copy(f"COPY {table} ({colonnes}) FROM STDIN (FORMAT CSV)") as flux:
        flux.write(texte.getbuffer())


def lire(texte: str, valeurs: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run a query and return its rows."""
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes
