"""Batch scoring: what is refused, what comes out."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from seuil.cotation.moteurs.colonnes import ColonneManquante, tableau
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.pesee import PreuvesRequises
from seuil.regles.cotation import masque_de_preuves
from seuil.regles.criteres import Faits
from seuil.regles.grilles import grille_en_vigueur

LE = date(2026, 7, 1)
COMPIEGNE = grille_en_vigueur("compiegne", LE)
FICTIVE = grille_en_vigueur("demonstration", LE)
DEMANDES = [
    Faits(date_depot=date(2024, 7, 1), date_naissance=date(1985, 3, 10), dalo=True),
    Faits(date_depot=date(2026, 6, 1), date_naissance=date(2003, 3, 10), handicap=True, nb_mineurs=3),
]
DALO_CONFIRME = masque_de_preuves({"dalo"})


class TestCoterLot:
    def test_rend_les_cles_le_total_et_le_masque(self):
        table = tableau(DEMANDES, [DALO_CONFIRME, 0]).with_columns(demande=pl.Series([41, 42]))

        resultat = coter_lot(table, COMPIEGNE, LE, cles=["demande"], avec_preuves=True).collect()

        gardees = {"demande": pl.Int64, "total": pl.Int16, "masque": pl.Int64}
        assert dict(resultat.schema) == gardees | {"total_prouve": pl.Int16, "masque_prouve": pl.Int64}
        assert resultat.select(*gardees).rows() == [(41, 38, 1 + 2**19), (42, 17, 2 + 2**17 + 2**28)]

    def test_rend_les_quantites_et_ce_qui_est_prouve(self):
        resultat = coter_lot(tableau(DEMANDES, [0, 0]), FICTIVE, LE, avec_preuves=True).collect()

        assert resultat.select("total", "total_prouve", "quantite_1").rows() == [(8, 8, 0), (9, 3, 3)]

    def test_ne_rend_rien_pour_un_tableau_vide(self):
        assert coter_lot(tableau([], []), COMPIEGNE, LE, avec_preuves=True).collect().rows() == []

    def test_nomme_la_colonne_qui_manque(self):
        with pytest.raises(ColonneManquante, match="la colonne « apl » manque"):
            coter_lot(tableau(DEMANDES).drop("apl"), COMPIEGNE, LE)

    def test_refuse_une_colonne_trop_etroite(self):
        etroite = tableau(DEMANDES).with_columns(pl.col("revenu_mensuel").cast(pl.Int16))

        with pytest.raises(ColonneManquante, match="« revenu_mensuel » doit être de type Int32, pas Int16"):
            coter_lot(etroite, COMPIEGNE, LE)

    def test_exige_les_preuves_quand_la_grille_en_depend(self):
        with pytest.raises(PreuvesRequises):
            coter_lot(tableau(DEMANDES), FICTIVE, LE)

    def test_ecrit_un_fichier_au_fil_de_l_eau(self, tmp_path):
        source, sortie = tmp_path / "faits.parquet", tmp_path / "notes.parquet"
        tableau(DEMANDES * 1000, [DALO_CONFIRME, 0] * 1000).write_parquet(source)

        coter_lot(pl.scan_parquet(source), COMPIEGNE, LE, avec_preuves=True).sink_parquet(sortie)

        assert pl.read_parquet(sortie)["total"].sum() == 55_000
