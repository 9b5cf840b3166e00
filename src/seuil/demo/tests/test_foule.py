"""A crowd of invented demands: the same for the same seed, as declared, and taken in whole by the importer."""

from datetime import date

import polars as pl
import pytest
from django.core.management import CommandError, call_command

from seuil.demandes.models import Demande
from seuil.demo.foule import PopulationRefusee, ecrire, fichier
from seuil.demo.foule.endroits import pays
from seuil.demo.foule.lot import tirer_lot
from seuil.demo.foule.numeros import Numeros
from seuil.importations.services import importer
from seuil.rapprochement.services import CoterEnImportant, verifier
from seuil.regles.numero_unique import analyser

LE = date(2026, 11, 23)
NOM = "^(Croq|Esqui|Fict|Témoi|Brouill|Ébauch|Maquet|Schém|Spéci|Modèl|Essa|Prétext|Invent|Suppos|Exempl|Figur).*-"


@pytest.fixture
def inventer(tmp_path):
    """Return a function that writes a population and gives its file."""

    def inventer(nombre=300, nom="foule.parquet", graine=60159):
        ecrire(tmp_path / nom, nombre, le=LE, graine=graine, avancer=lambda fait: None)
        return tmp_path / nom

    return inventer


@pytest.fixture(scope="module")
def foule():
    return tirer_lot(0, 20_000, numeros=Numeros(pays(LE).ressorts), le=LE, graine=60159)


@pytest.fixture(scope="module")
def personnes(foule):
    return foule.select("numero_unique", "recue_le", "personnes").explode("personnes").unnest("personnes")


class TestEcrire:
    @pytest.mark.parametrize("nom", ["foule.parquet", "foule.csv", "foule.jsonl"])
    def test_donne_le_meme_fichier_pour_la_meme_graine(self, inventer, nom):
        premier = inventer(nom=nom).read_bytes()

        assert inventer(nom=nom).read_bytes() == premier

    def test_change_avec_la_graine(self, inventer):
        premier = pl.read_parquet(inventer())

        assert not pl.read_parquet(inventer(graine=1)).equals(premier)

    def test_suit_les_numeros_d_un_lot_a_l_autre(self, inventer, monkeypatch):
        monkeypatch.setattr(fichier, "LOT", 100)

        lues = pl.read_parquet(inventer(350))

        assert len(lues) == 350
        assert lues["numero_unique"].n_unique() == 350

    def test_ne_laisse_rien_d_un_fichier_qui_ne_s_ecrit_pas(self, inventer, tmp_path):
        (tmp_path / "foule.parquet").mkdir()

        with pytest.raises(PopulationRefusee, match="ne s’écrit pas"):
            inventer()

        assert [chemin.name for chemin in tmp_path.iterdir()] == ["foule.parquet"]


@pytest.mark.django_db
class TestImporter:
    @pytest.mark.parametrize(("nom", "nombre"), [("foule.parquet", 2_000), ("foule.csv", 200), ("foule.jsonl", 200)])
    def test_prend_et_cote_chaque_demande(self, monde, inventer, tmp_path, nom, nombre):
        avant, suite = Demande.objects.count(), CoterEnImportant(LE)

        faite = importer(inventer(nombre, nom), lot=1_000, le=LE, avancer=lambda faite, nombre: None, suite=suite)

        assert (faite.lues, faite.importees, faite.connues, faite.refusees) == (nombre, nombre, 0, 0)
        assert Demande.objects.count() == avant + nombre
        assert not (tmp_path / f"{nom}.erreurs.csv").exists()
        assert suite.faites == nombre
        assert list(verifier(le=LE, temoins=1)) == []


class TestFoule:
    def test_compte_les_foyers_declares(self, foule):
        tailles = foule["personnes"].list.len()

        assert (tailles == 1).mean() == pytest.approx(0.45, abs=0.02)
        assert (tailles >= 6).mean() == pytest.approx(0.02, abs=0.005)
        assert tailles.max() == 8
        assert tailles.mean() == pytest.approx(2.16, abs=0.05)

    def test_souhaite_de_une_a_huit_communes_comme_la_loi(self, foule):
        nombres = foule["souhaits"].list.len()

        assert (nombres.min(), nombres.max()) == (1, 8)
        assert 2.4 < nombres.mean() < 2.9

    def test_suit_les_parts_declarees(self, foule):
        assert (foule["occupation"] == "HLM").mean() == pytest.approx(0.33, abs=0.02)
        assert (foule["recue_le"] < date(2025, 11, 23)).mean() == pytest.approx(0.47, abs=0.02)
        assert foule["types"].list.len().mean() == pytest.approx(1.6, abs=0.03)
        assert foule["situations"].list.contains("dalo").mean() == pytest.approx(0.02, abs=0.005)
        assert foule["motifs"].list.len().max() == 3

    def test_gagne_ce_que_disent_les_quartiles(self, foule, personnes):
        seules = foule.filter(pl.col("personnes").list.len() == 1).select("numero_unique")

        annuels = personnes.join(seules, on="numero_unique")["ressources_mensuelles"] * 12

        assert 7_500 < annuels.quantile(0.25) < 9_500

    def test_numerote_chaque_demande_selon_son_ressort_et_son_mois(self, foule):
        numeros = [analyser(numero) for numero in foule["numero_unique"]]
        mois = [(jour.year, jour.month) for jour in foule["recue_le"]]
        compiegne = foule.filter(pl.col("souhaits").list.contains("60159"))["numero_unique"]

        assert foule["numero_unique"].n_unique() == 20_000
        assert [(numero.annee, numero.mois) for numero in numeros] == mois
        assert set(compiegne.str.slice(0, 3)) == {"060"}

    def test_ne_fait_pas_deux_fois_la_meme_personne(self, personnes):
        titulaires = personnes.filter(pl.col("lien").is_in(["demandeur", "conjoint"]))

        assert titulaires.select("nom", "prenom", "naissance").is_duplicated().sum() == 0

    def test_ne_nomme_que_des_inventions(self, foule, personnes):
        assert foule["adresse"].str.ends_with(", rue des Exemples").all()
        assert foule["mel"].filter(foule["mel"] != "").str.ends_with("@example.org").all()
        assert foule["telephone"].filter(foule["telephone"] != "").str.starts_with("+26263998").all()
        assert personnes["nom"].filter(personnes["lien"] != "a_naitre").str.contains(NOM).all()

    def test_n_a_que_des_demandeurs_majeurs_le_jour_de_la_reception(self, personnes):
        demandeurs = personnes.filter(pl.col("lien") == "demandeur")

        assert (demandeurs["naissance"].dt.offset_by("18y") <= demandeurs["recue_le"]).all()


class TestCommande:
    def test_ecrit_le_fichier_et_le_dit(self, tmp_path, capsys):
        call_command("population", "1 000", tmp_path / "foule.jsonl", "--graine", "7", "--le", "2026-11-23")

        dit = capsys.readouterr().out
        assert "foule.jsonl : 1000 demandes" in dit
        assert "Graine 7, au 23/11/2026." in dit
        assert len((tmp_path / "foule.jsonl").read_text(encoding="utf-8").splitlines()) == 1_000

    @pytest.mark.parametrize(
        ("nombre", "nom", "options", "phrase"),
        [
            ("beaucoup", "f.csv", [], "NOMBRE : on attend un nombre entier comme 100000, pas « beaucoup »."),
            ("12.5", "f.csv", [], "NOMBRE : on attend un nombre entier comme 100000, pas « 12.5 »."),
            ("0", "f.csv", [], "NOMBRE : on attend un nombre entre 1 et 10000000, pas 0."),
            ("10000001", "f.csv", [], "NOMBRE : on attend un nombre entre 1 et 10000000, pas 10000001."),
            ("10", "f.xlsx", [], "Le nom du fichier « f.xlsx » doit finir par .parquet, .csv ou .jsonl."),
            ("10", "absent/f.csv", [], "Le dossier « absent » n’existe pas."),
            ("10", "f.csv", ["--graine", "sept"], "--graine : on attend un nombre entier comme 100000, pas « sept »."),
            ("10", "f.csv", ["--le", "hier"], "--le : la date « hier » se lit mal"),
            ("10", "f.csv", ["--le", "1950-01-01"], "--le : "),
            ("10", "f.csv", ["--le", "2100-01-01"], "une année comme 2100."),
        ],
    )
    def test_refuse_ce_qui_ne_va_pas(self, tmp_path, nombre, nom, options, phrase):
        with pytest.raises(CommandError) as refus:
            call_command("population", nombre, tmp_path / nom, *options)

        assert phrase in str(refus.value)
        assert list(tmp_path.iterdir()) == []
