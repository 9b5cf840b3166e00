"""The crowd of one town: everybody wishes it, every number is of its ressort and given once."""

from datetime import date

import polars as pl
import pytest

from seuil.demo.foule import ecrire
from seuil.regles.numero_unique import analyser
from tests.charge.foule import reunir

NOMBRE = 1_500
ICI = {"60159": 40_000, "60156": 2_000, "60665": 7_000}
AUTOUR = ["60057", "60175"]
POSTAUX = dict.fromkeys([*ICI, *AUTOUR], "60200")


@pytest.fixture(scope="module")
def dispersee(tmp_path_factory):
    chemin = tmp_path_factory.mktemp("foule") / "foule.parquet"
    ecrire(chemin, NOMBRE, le=date(2026, 11, 23), graine=1, avancer=lambda fait: None)
    return pl.read_parquet(chemin)


@pytest.fixture(scope="module")
def reunie(dispersee):
    return reunir(dispersee, ici=ICI, autour=AUTOUR, postaux=POSTAUX)


class TestReunir:
    def test_tous_souhaitent_la_ville_et_aucun_deux_fois_la_meme_commune(self, reunie):
        for souhaits in reunie["souhaits"].to_list():
            assert souhaits[0] in ICI
            assert len(souhaits) == len(set(souhaits))
            assert {*souhaits} <= {*POSTAUX}

    def test_quelques_uns_souhaitent_aussi_ailleurs(self, reunie):
        ailleurs = sum(souhaits[-1] in AUTOUR for souhaits in reunie["souhaits"].to_list())

        assert 0.2 < ailleurs / NOMBRE < 0.4

    def test_chaque_numero_est_du_ressort_et_donne_une_fois(self, reunie):
        lus = [analyser(numero) for numero in reunie["numero_unique"]]

        assert {lu.territoire for lu in lus} == {"060"}
        assert reunie["numero_unique"].n_unique() == NOMBRE

    def test_chacun_habite_le_ressort_et_garde_tout_le_reste(self, dispersee, reunie):
        changees = ["souhaits", "commune", "code_postal", "numero_unique"]

        assert {*reunie["commune"]} <= {*POSTAUX}
        assert reunie.columns == dispersee.columns
        assert reunie.drop(changees).equals(dispersee.drop(changees))
