"""Files as spreadsheets save them, people as registers write them: the cases met in the field (c15, c16)."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from seuil.demandes.models import Demande
from seuil.importations.services import FichierRefuse, importer
from seuil.importations.tests.lignes import ecrire, ligne, personne

LE = date(2026, 11, 23)
TABLEURS = Path(__file__).parent / "tableurs"
pytestmark = pytest.mark.django_db


@pytest.fixture
def lire(monde, tmp_path):
    """Return a function that takes in a file, copied beside where its errors are written."""

    def lire(chemin):
        if chemin.parent != tmp_path:
            chemin = Path(shutil.copy(chemin, tmp_path))
        return importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

    return lire


class TestFichier:
    @pytest.mark.parametrize(
        ("fichier", "nom"),
        [
            ("semi.csv", "Point Virgule"),
            ("cp1252.csv", "L’Œuvre"),
            ("latin1.csv", "Latin Éloi"),
            ("utf16.csv", "Seize"),
            ("blank_line.csv", "Ligne Vide"),
            ("bom.csv", "Bom Éloi"),
            ("crlf.csv", "Crlf"),
            ("headers_space.csv", "Espace"),
            ("quoted_newline.csv", "Saut"),
            ("upper.CSV", "Majuscule"),
        ],
    )
    def test_se_lit_comme_un_tableur_l_a_ecrit(self, lire, fichier, nom):
        faite = lire(TABLEURS / fichier)

        assert (faite.lues, faite.importees) == (1, 1)
        assert Demande.objects.latest("pk").titulaire.nom == nom

    @pytest.mark.parametrize("codage", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_se_lit_dans_chaque_codage_large(self, lire, tmp_path, codage):
        chemin = ecrire(tmp_path / "demandes.csv", [ligne()])
        chemin.write_bytes(chemin.read_text().encode(codage))

        assert lire(chemin).importees == 1

    @pytest.mark.parametrize("codage", ["utf-8", "cp1252", "utf-16"])
    def test_se_lit_avec_les_fins_de_ligne_des_anciens_macintosh(self, lire, tmp_path, codage):
        chemin = ecrire(tmp_path / "demandes.csv", [ligne(adresse="3 rue Élise"), ligne(1)])
        chemin.write_bytes(chemin.read_text().replace("\n", "\r").encode(codage))

        assert lire(chemin).importees == 2

    def test_se_lit_avec_des_tabulations(self, lire, tmp_path):
        chemin = ecrire(tmp_path / "demandes.csv", [ligne()])
        pl.read_csv(chemin, infer_schema=False).write_csv(chemin, separator="\t")

        assert lire(chemin).importees == 1

    def test_garde_le_numero_des_lignes_apres_une_ligne_vide(self, lire, tmp_path):
        chemin = ecrire(tmp_path / "demandes.csv", [ligne(), ligne(1, guichet="XXXXX")])
        premiere, *lignes = chemin.read_text().splitlines()
        chemin.write_text("\n".join([premiere, lignes[0], ",,,", *lignes[1:], "", ""]))

        faite = lire(chemin)

        assert (faite.lues, faite.importees, faite.refusees) == (2, 1, 1)
        assert (tmp_path / "demandes.csv.erreurs.csv").read_text().splitlines()[1].startswith("4,guichet,XXXXX,")

    def test_est_refuse_quand_deux_codages_s_y_melangent(self, lire, tmp_path):
        chemin = ecrire(tmp_path / "demandes.csv", [ligne(adresse="rue Élise"), ligne(1)])
        chemin.write_bytes(chemin.read_bytes() + "rue Élise\n".encode("cp1252"))

        with pytest.raises(FichierRefuse, match="mélange deux codages, UTF-8 et Windows-1252 : enregistrez-le en"):
            lire(chemin)

    def test_dit_quoi_faire_quand_les_cases_ne_tombent_pas_juste(self, lire, tmp_path):
        chemin = ecrire(tmp_path / "demandes.csv", [ligne()])
        chemin.write_text(chemin.read_text() + "x," * 40 + "\n")

        with pytest.raises(FichierRefuse, match="la ligne 3 a plus de cases que la première"):
            lire(chemin)


class TestLigne:
    @pytest.mark.parametrize("nom", ["demandes.csv", "demandes.jsonl"])
    def test_lit_les_dates_les_telephones_et_les_codes_d_un_tableur(self, prendre, nom):
        ecrite = ligne(
            recue_le="05/06/2026",
            enregistree_le="2026-06-08 00:00:00",
            telephone="06 12 34 56 78",
            code_postal="1000",
            commune="1053",
            personnes=[personne(naissance="27/03/1985", nom="D'Essai\u2011Test", prenom="E\u0301loi\u0308se")],
        )

        prendre(ecrite, nom=nom)

        lue = Demande.objects.get(numero_unique=ecrite["numero_unique"])
        titulaire = lue.titulaire
        assert (lue.recue_le, lue.enregistree_le) == (date(2026, 6, 5), date(2026, 6, 8))
        assert (lue.telephone, lue.code_postal, lue.commune_id) == ("+33612345678", "01000", "01053")
        assert (titulaire.naissance, titulaire.nom, titulaire.prenom) == (date(1985, 3, 27), "D’Essai-Test", "Éloïse")

    @pytest.mark.parametrize(
        ("saisi", "garde"),
        [
            ("+590690123456", "+590690123456"),
            ("0690 12 34 56", "+590690123456"),
            ("+33 (0)6 12 34 56 78", "+33612345678"),
            ("+32470123456", "+32470123456"),
            ("344000000", "+33344000000"),
            ("", ""),
        ],
    )
    def test_garde_un_telephone_avec_son_indicatif(self, prendre, saisi, garde):
        prendre(ligne(telephone=saisi))

        assert Demande.objects.get(numero_unique=ligne()["numero_unique"]).telephone == garde

    def test_prend_un_ancien_code_pour_celui_d_aujourd_hui(self, prendre):
        prendre(ligne(commune="93059", code_postal="93380", personnes=[personne(commune_travail="93059")]))

        lue = Demande.objects.get(numero_unique=ligne()["numero_unique"])
        assert (lue.commune_id, lue.code_postal, lue.titulaire.commune_travail_id) == ("93066", "93380", "93066")

    def test_ne_souhaite_qu_une_fois_deux_communes_devenues_une(self, prendre):
        dite = ligne(numero_unique="111062600001260ARC", souhaits=["93059", "93066", "93005"])

        prendre(dite)

        lue = Demande.objects.get(numero_unique=dite["numero_unique"])
        assert [souhait.commune_id for souhait in lue.souhaits.all()] == ["93066", "93005"]

    @pytest.mark.parametrize(
        ("ecrite", "jour", "precision"),
        [
            ("00/00/1985", date(1985, 1, 1), "annee"),
            ("1985-00-00", date(1985, 1, 1), "annee"),
            ("1985", date(1985, 1, 1), "annee"),
            ("00/03/1985", date(1985, 3, 1), "mois"),
            ("03/1985", date(1985, 3, 1), "mois"),
            ("1985-03", date(1985, 3, 1), "mois"),
            ("1985-03-27", date(1985, 3, 27), "jour"),
        ],
    )
    def test_garde_ce_que_l_on_sait_d_une_naissance(self, prendre, ecrite, jour, precision):
        prendre(ligne(personnes=[personne(naissance=ecrite)]), nom="demandes.csv")

        titulaire = Demande.objects.get(numero_unique=ligne()["numero_unique"]).titulaire
        assert (titulaire.naissance, titulaire.precision_naissance) == (jour, precision)

    @pytest.mark.parametrize("nom", ["demandes.parquet", "demandes.csv", "demandes.jsonl"])
    def test_prend_le_nom_de_naissance_et_qui_n_a_pas_de_prenom(self, prendre, nom):
        dite = personne(nom="Suharto-Essai", prenom="", nom_naissance="Fictif", precision_naissance="jour")

        prendre(ligne(personnes=[dite]), nom=nom)

        titulaire = Demande.objects.get(numero_unique=ligne()["numero_unique"]).titulaire
        assert str(titulaire) == "Madame Suharto-Essai"
        assert titulaire.nom_naissance == "Fictif"

    def test_prend_les_cas_de_terrain_qui_ont_un_sens(self, lire, tmp_path):
        lire(TABLEURS / "cas.jsonl")

        refusees = pl.read_csv(tmp_path / "cas.jsonl.erreurs.csv", infer_schema=False)
        assert refusees.select("ligne", "colonne").rows() == [
            ("9", "commune"),
            ("10", "personnes[0].rfr_n2"),
            ("11", "personnes[0].rfr_n2"),
            ("14", "personnes[0].prenom"),
            ("18", "telephone"),
            ("21", "recue_le"),
            ("23", "motifs"),
            ("24", "motifs"),
            ("25", "types"),
            ("27", "personnes[0].naissance"),
            ("28", "personnes[0].naissance"),
            ("30", "mel"),
            ("31", "numero_unique"),
            ("32", "souhaits"),
            ("33", "numero_unique"),
        ]
