"""Files that nobody should write and that somebody will: numbers no column holds, days of no calendar, odd names."""

import os
from datetime import date

import polars as pl
import pytest

from seuil.importations.services import FichierRefuse, importer
from seuil.importations.services.fichier import Fichier
from seuil.importations.tests.lignes import ecrire, ligne, personne

LE = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


def prendre(chemin):
    return importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)


def dites(chemin):
    lues = pl.read_csv(chemin.with_name(f"{chemin.name}.erreurs.csv"), infer_schema=False)
    return list(lues.select("ligne", "colonne", "valeur").iter_rows())


def elargir(chemin, noms, valeurs):
    """Add columns, at the end, to a CSV file of one row."""
    entete, reste = chemin.read_text(encoding="utf-8").split("\n", 1)
    chemin.write_text(f"{entete}{noms}\n{reste.rstrip()}{valeurs}\n", encoding="utf-8")


class TestParquet:
    @pytest.mark.parametrize("large", [pl.UInt64, pl.Int128])
    def test_refuse_la_seule_ligne_dont_un_nombre_deborde(self, monde, tmp_path, large):
        chemin = ecrire(tmp_path / "large.parquet", [ligne(0), ligne(1)])
        surfaces = pl.Series("surface", [41, 2**63 + 5], dtype=large)
        pl.read_parquet(chemin).with_columns(surfaces).write_parquet(chemin)

        faite = prendre(chemin)

        assert (faite.lues, faite.importees, faite.refusees) == (2, 1, 1)
        assert dites(chemin) == [("2", "surface", str(2**63 + 5))]

    def test_refuse_la_seule_ligne_dont_un_revenu_deborde(self, monde, tmp_path):
        chemin = ecrire(tmp_path / "large.parquet", [ligne(0), ligne(1, personnes=[personne(rfr_n2=7)])])
        revenus = pl.element().struct.with_fields(
            rfr_n2=pl.when(pl.field("rfr_n2") == 7).then(pl.lit(2**63 + 5, pl.UInt64)).otherwise(pl.field("rfr_n2"))
        )
        pl.read_parquet(chemin).with_columns(pl.col("personnes").list.eval(revenus)).write_parquet(chemin)

        faite = prendre(chemin)

        assert (faite.importees, faite.refusees) == (1, 1)
        assert [dite[:2] for dite in dites(chemin)] == [("2", "personnes[0].rfr_n2")]

    @pytest.mark.parametrize("jour", [-100_000_000, 2_000_000_000])
    def test_refuse_la_seule_ligne_dont_un_jour_n_est_d_aucun_calendrier(self, monde, tmp_path, jour):
        chemin = ecrire(tmp_path / "jours.parquet", [ligne(0), ligne(1)])
        jours = pl.Series("occupation_depuis", [18_000, jour], dtype=pl.Int32).cast(pl.Date)
        pl.read_parquet(chemin).with_columns(jours).write_parquet(chemin)

        faite = prendre(chemin)

        assert (faite.importees, faite.refusees) == (1, 1)
        assert dites(chemin) == [("2", "occupation_depuis", f"jour {jour} depuis 1970")]


class TestTexte:
    def test_lit_un_json_qui_porte_la_marque_de_l_utf8(self, monde, tmp_path):
        chemin = ecrire(tmp_path / "marque.jsonl", [ligne(0), ligne(1)])
        chemin.write_bytes(b"\xef\xbb\xbf" + chemin.read_bytes())

        assert prendre(chemin).importees == 2

    def test_nomme_en_francais_une_ligne_qui_n_est_pas_un_objet(self, monde, tmp_path):
        chemin = ecrire(tmp_path / "liste.jsonl", [ligne(0)])
        chemin.write_text(chemin.read_text(encoding="utf-8") + "[1]\n", encoding="utf-8")

        prendre(chemin)

        assert dites(chemin) == [("2", "objet", "[1]")]

    def test_dit_qu_une_colonne_est_ecrite_deux_fois(self, monde, tmp_path):
        chemin = ecrire(tmp_path / "deux.csv", [ligne(0)])
        elargir(chemin, ",surface", ",41")

        with pytest.raises(FichierRefuse, match="La colonne « surface » est écrite deux fois"):
            prendre(chemin)

    def test_dit_qu_une_colonne_est_ecrite_deux_fois_a_une_espace_pres(self, monde, tmp_path):
        chemin = ecrire(tmp_path / "espace.csv", [ligne(0)])
        elargir(chemin, ", surface", ",41")

        with pytest.raises(FichierRefuse, match="La colonne «  surface » est inconnue ; vouliez-vous dire « surface »"):
            prendre(chemin)

    def test_refuse_dix_mille_colonnes_sans_lire_une_ligne(self, monde, tmp_path, monkeypatch):
        """Reading them took gigabytes: two thousand columns, five of them."""
        chemin = ecrire(tmp_path / "large.csv", [ligne(0)])
        elargir(chemin, "".join(f",inconnue{rang}" for rang in range(10_000)), "," * 10_000)
        monkeypatch.setattr(pl.LazyFrame, "collect", None)

        with pytest.raises(FichierRefuse, match="La colonne « inconnue0 » est inconnue"):
            prendre(chemin)

    @pytest.mark.parametrize("suite", ["x," * 40 + "\n", '1,"adresse sans fin\n' + "a,b\n" * 30])
    def test_dit_quelle_ligne_casse_le_fichier_avant_d_en_rien_prendre(self, monde, tmp_path, suite):
        chemin = ecrire(tmp_path / "casse.csv", [ligne(0, adresse="12, rue\ndes Exemples"), ligne(1)])
        chemin.write_text(chemin.read_text(encoding="utf-8") + suite, encoding="utf-8")
        vues = []

        with pytest.raises(FichierRefuse, match="la ligne 5 a plus de cases que la première, ou un guillemet"):
            importer(chemin, lot=1, le=LE, avancer=lambda lue, nombre: vues.append(nombre))

        assert vues == []

    def test_ne_compte_les_lignes_qu_une_fois(self, monde, tmp_path, monkeypatch):
        chemin, comptes = ecrire(tmp_path / "long.csv", [ligne(rang) for rang in range(6)]), []
        compter = Fichier.nombre.fget
        monkeypatch.setattr(Fichier, "nombre", property(lambda fichier: comptes.append(1) or compter(fichier)))

        importer(chemin, lot=1, le=LE, avancer=lambda lue, nombre: None)

        assert len(comptes) == 1


class TestNomDuFichier:
    def test_dit_que_le_fichier_des_erreurs_ne_s_ecrit_pas(self, monde, tmp_path):
        chemin = ecrire(tmp_path / f"{'n' * 244}.csv", [ligne(0, surface=-1)])

        with pytest.raises(FichierRefuse, match=r"Le fichier des erreurs, « n+… », ne peut pas être écrit"):
            prendre(chemin)

    def test_dit_qu_un_nom_ne_se_lit_pas(self, monde, tmp_path):
        chemin = tmp_path / os.fsdecode(b"\xe9t\xe9.csv")
        ecrire(tmp_path / "ete.csv", [ligne(0)]).rename(chemin)

        with pytest.raises(FichierRefuse, match="renommez-le"):
            prendre(chemin)
