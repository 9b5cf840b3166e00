"""The same rules on Spark, when the extra is installed."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date

import pytest

from seuil.cotation.moteurs.colonnes import tableau
from seuil.cotation.moteurs.lot import coter_lot
from seuil.regles.criteres import FAITS, Faits
from seuil.regles.grilles import grille_en_vigueur

pytestmark = pytest.mark.spark
LE = date(2026, 7, 1)
TYPES = {bool: "boolean", int: "int", date: "date"}
DEMANDES = [
    Faits(
        date_depot=date(2020 + rang % 7, 1 + rang % 6, 1 + rang % 28),
        date_naissance=date(1950 + rang % 56, 3, 10),
        nb_occupants=rang % 9,
        nb_pieces=rang % 5,
        surface_m2=9 * (rang % 9),
        nb_mineurs=rang % 4,
        statut_occupation=rang % 18,
        situation_pro=rang % 9,
        revenu_uc_annuel=500 * (rang % 30),
        revenu_mensuel=100 * (rang % 20),
        loyer_charges=40 * (rang % 17),
        nb_refus_adaptes=rang % 5,
        dalo=rang % 3 == 0,
        handicap=rang % 5 == 0,
        parent_isole=rang % 2 == 0,
    )
    for rang in range(500)
]


@pytest.fixture(scope="module")
def session():
    sql = pytest.importorskip("pyspark.sql")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    yield spark
    spark.stop()


class TestCoterSpark:
    @pytest.mark.parametrize("territoire", ["compiegne", "demonstration"])
    def test_rend_les_memes_notes_que_le_lot(self, session, territoire):
        moteur = pytest.importorskip("seuil.cotation.moteurs.spark")
        grille = grille_en_vigueur(territoire, LE)
        schema = ", ".join(f"{nom} {TYPES[fait.nature]}" for nom, fait in FAITS.items()) + ", preuves bigint"
        masques = [rang * 7919 for rang in range(500)]
        lignes = [(*astuple(demande), masque) for demande, masque in zip(DEMANDES, masques, strict=True)]

        resultat = moteur.coter_spark(session.createDataFrame(lignes, schema), grille, LE, avec_preuves=True)

        attendu = coter_lot(tableau(DEMANDES, masques), grille, LE, avec_preuves=True).collect()
        assert resultat.columns == attendu.columns
        assert [tuple(ligne) for ligne in resultat.collect()] == attendu.rows()
