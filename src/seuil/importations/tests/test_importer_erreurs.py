"""What is wrong in a file of demands is said: row by row, or for the file as a whole."""

import json
from datetime import date

import polars as pl
import pytest

from seuil.demandes.models import Demande
from seuil.importations.services import FichierRefuse, entete, importer
from seuil.importations.tests.lignes import ENFANT, ecrire, ligne, personne

LE = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


class TestErreurs:
    @pytest.mark.parametrize(
        ("changement", "colonne", "valeur", "phrase"),
        [
            ({"recue_le": date(2026, 11, 24)}, "recue_le", "2026-11-24", "Cette date est après le 23/11/2026."),
            ({"recue_le": date(2026, 6, 9)}, "recue_le", "2026-06-09", "ne peut pas être enregistrée avant d’être"),
            ({"renouvelee_le": date(2026, 6, 4)}, "renouvelee_le", "2026-06-04", "avant la réception"),
            ({"commune": "99999"}, "commune", "99999", "Aucune commune ne porte ce code"),
            ({"guichet": "XXXXX"}, "guichet", "XXXXX", "Aucun guichet enregistreur"),
            ({"occupation": "IGLOO"}, "occupation", "IGLOO", "un code de la liste : HLM, LP"),
            ({"numero_unique": "075062600001260ARC"}, "numero_unique", "075062600001260ARC", "qui n’existe pas"),
            ({"numero_unique": "999062600001260ARC"}, "numero_unique", "999062600001260ARC", "pas la forme attendue"),
            ({"motifs": ["01", "99"]}, "motifs", "01, 99", "un code de la liste : 01, 02"),
            ({"motifs": []}, "motifs", "", "Cette colonne est obligatoire."),
            ({"motifs": ["01", "02", "03", "04"]}, "motifs", "01, 02, 03, 04", "3 codes au plus"),
            ({"types": ["T2", "T2"]}, "types", "T2, T2", "écrit deux fois"),
            ({"numero_unique": "123"}, "numero_unique", "123", "n’a pas la forme attendue"),
            ({"numero_unique": "060132600001260ARC"}, "numero_unique", "060132600001260ARC", "pas la forme attendue"),
            ({"numero_unique": "0600626000é1260ARC"}, "numero_unique", "0600626000é1260ARC", "pas la forme attendue"),
            ({"adresse": "x" * 121}, "adresse", "x" * 121, "trop long : 120 caractères au plus."),
            ({"adresse": "a\x00b"}, "adresse", "a�b", "caractère invisible"),
            ({"adresse": "12 rue du 🏠"}, "adresse", "12 rue du 🏠", "ne savent pas imprimer un signe"),
            ({"adresse": "  "}, "adresse", "  ", "Cette colonne est obligatoire."),
            ({"surface": 40_000}, "surface", "40000", "On attend un nombre entre 0 et 2000."),
            ({"loyer_charges": -1}, "loyer_charges", "-1", "On attend un nombre entre 0 et 100000."),
            ({"telephone": "12"}, "telephone", "12", "Écrivez un numéro à 10 chiffres"),
            ({"mel": "ève"}, "mel", "ève", "nom@exemple.fr"),
            ({"code_postal": "6020"}, "code_postal", "6020", "cinq chiffres"),
            ({"souhaits": []}, "souhaits", "", "au moins une commune"),
            ({"souhaits": ["60159", "60159"]}, "souhaits", "60159, 60159", "écrite deux fois"),
            ({"souhaits": ["60159", "75056"]}, "souhaits", "75056", "pas du ressort du numéro unique"),
            ({"souhaits": ["00000"]}, "souhaits", "00000", "Aucune commune ne porte ce code"),
            ({"personnes": []}, "personnes", "0", "Le foyer ne compte personne."),
            ({"personnes": [ENFANT]}, "personnes", "0", "Il faut un demandeur, et un seul."),
        ],
    )
    def test_dit_la_colonne_la_valeur_et_la_raison(self, erreurs, changement, colonne, valeur, phrase):
        dites = erreurs(ligne(**changement))

        assert [(dite[0], dite[1] or "") for dite in dites] == [(colonne, valeur)]
        assert phrase in dites[0][2]

    @pytest.mark.parametrize(
        ("changement", "champ", "phrase"),
        [
            ({"naissance": date(2026, 6, 6)}, "naissance", "après la réception"),
            ({"naissance": date(2008, 11, 24), "contrat": ""}, "naissance", "doit être majeur"),
            ({"naissance": date(1880, 1, 1)}, "naissance", "Vérifiez l’année"),
            ({"naissance": None}, "naissance", "obligatoire"),
            ({"nom": "R2D2"}, "nom", "avec des lettres"),
            ({"nom": ""}, "nom", "Le nom est obligatoire"),
            ({"prenom": "-"}, "prenom", "laissez la case vide"),
            ({"prenom": "x" * 81}, "prenom", "80 caractères au plus"),
            ({"prenom": "秀英"}, "prenom", "celles du titre de séjour"),
            ({"nom": "ﷺﷺﷺﷺﷺﷺ"}, "nom", "80 caractères au plus"),
            ({"naissance": date(1904, 3, 27)}, "naissance", "Vérifiez l’année"),
            ({"precision_naissance": "annee"}, "precision_naissance", "dit plus que sa précision"),
            ({"precision_naissance": "siecle"}, "precision_naissance", "un code de la liste : jour, mois, annee"),
            ({"contrat": "XYZ"}, "contrat", "un code de la liste : CDI"),
            ({"garde": "alternee"}, "garde", "ne concerne qu’un enfant à charge"),
            ({"commune_travail": "00000"}, "commune_travail", "Aucune commune"),
            ({"rfr_n2": 1_000_000}, "rfr_n2", "entre 0 et 999999"),
        ],
    )
    def test_nomme_la_personne(self, erreurs, changement, champ, phrase):
        dites = erreurs(ligne(personnes=[personne(**changement)]))

        assert dites[0][0] == f"personnes[0].{champ}"
        assert phrase in dites[0][2]

    @pytest.mark.parametrize("nom", ["demandes.csv", "demandes.jsonl"])
    def test_garde_ce_qui_a_ete_ecrit(self, erreurs, nom):
        dites = erreurs(ligne(surface="grand"), ligne(1, recue_le="30/02/2026"), ligne(2), nom=nom)

        assert dites == [
            ("surface", "grand", "On attend un nombre entier, sans espace ni virgule."),
            ("recue_le", "30/02/2026", "On attend une date qui existe, comme 2026-11-23 ou 23/11/2026."),
        ]

    def test_donne_le_numero_de_la_ligne_comme_un_editeur(self, prendre, tmp_path):
        prendre(ligne(), ligne(1, guichet="XXXXX"), nom="demandes.csv")

        assert (tmp_path / "demandes.csv.erreurs.csv").read_text().splitlines()[1].startswith("3,guichet,XXXXX,")

    def test_ecarte_une_ligne_qui_n_est_pas_du_json(self, prendre, tmp_path):
        chemin = ecrire(tmp_path / "demandes.jsonl", [ligne(), ligne(1)])
        chemin.write_text(chemin.read_text() + '{"version": "1", \n\n[1]\n', encoding="utf-8")

        faite = importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

        assert (faite.importees, faite.refusees) == (2, 2)

    @pytest.mark.parametrize(
        ("faute", "montre"),
        [
            ({"surfce": 41}, "surfce"),
            ({"personnes": [personne(), ENFANT | {"rfr": 9_000}]}, "personnes[1].rfr"),
            ({"lien": "conjoint"}, "lien"),
            ({"": 41}, "(clé vide)"),
        ],
    )
    def test_ecarte_une_cle_inconnue_apres_les_premieres_lignes(self, prendre, tmp_path, monkeypatch, faute, montre):
        """What it holds would be lost unseen; in the first objects, the whole file is refused."""
        monkeypatch.setattr(entete, "APERCU", 1)
        chemin = ecrire(tmp_path / "demandes.jsonl", [ligne(), ligne(1) | faute, ligne(2)])

        faite = importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

        assert (faite.importees, faite.refusees) == (2, 1)
        dite = (tmp_path / "demandes.jsonl.erreurs.csv").read_text(encoding="utf-8").splitlines()[1]
        assert f'2,objet,{montre},"Cette clé' in dite

    @pytest.mark.parametrize(
        ("ecrit", "deux_fois", "montre"),
        [
            ('"surface": 41', '"surface": 41, "surface": 12', "surface"),
            ('"surface": 41', '"surface": 41, "\\u0073urface": 41', "surface"),
            ('"civilite": "2"', '"civilite": "2", "civilite": "1"', "personnes[0].civilite"),
            ('"souhaits"', '"personnes": [], "souhaits"', "personnes"),
        ],
    )
    def test_ecarte_une_cle_ecrite_deux_fois(self, monde, tmp_path, ecrit, deux_fois, montre):
        """Which of the two is right, nobody here knows: the others enter."""
        chemin = ecrire(tmp_path / "demandes.jsonl", [ligne(), ligne(1), ligne(2)])
        une, deux, trois = chemin.read_text(encoding="utf-8").splitlines()
        chemin.write_text("\n".join([une, deux.replace(ecrit, deux_fois, 1), trois]), encoding="utf-8")

        faite = importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

        assert (faite.importees, faite.refusees) == (2, 1)
        dite = (tmp_path / "demandes.jsonl.erreurs.csv").read_text(encoding="utf-8").splitlines()[1]
        assert dite == f"2,objet,{montre},Cette clé est écrite deux fois : gardez-en une seule."

    def test_ecarte_une_cle_ecrite_deux_fois_dans_une_case_de_tableau(self, erreurs):
        deux_fois = json.dumps([personne()], default=str).replace('"garde": ""', '"garde": "", "garde": ""')

        assert [dite[:2] for dite in erreurs(ligne(personnes=deux_fois), nom="demandes.csv")] == [
            ("personnes", "[0].garde")
        ]

    def test_ecarte_une_cle_inconnue_dans_une_case_de_tableau(self, erreurs):
        fautive = ligne(1, personnes=[personne(), ENFANT | {"rfr": 9_000}])

        assert [dite[:2] for dite in erreurs(fautive, nom="demandes.csv")] == [("personnes", "[1].rfr")]

    def test_ecarte_une_ligne_trop_imbriquee(self, prendre, tmp_path):
        """S9: ten thousand brackets are a mistake of the file, never a traceback."""
        chemin = ecrire(tmp_path / "demandes.jsonl", [ligne(), ligne(1)])
        profonde = json.dumps(ligne(2), default=str).replace('"T2"', f'{"[" * 10_000}"T2"{"]" * 10_000}', 1)
        chemin.write_text(f"{profonde}\n{chemin.read_text()}", encoding="utf-8")

        faite = importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

        assert (faite.importees, faite.refusees) == (2, 1)

    @pytest.mark.parametrize("nom", ["demandes.csv", "demandes.jsonl"])
    @pytest.mark.parametrize(
        ("saisi", "montre"),
        [
            ('=HYPERLINK("http://x.invalid";"clic")', '\'=HYPERLINK("http://x.invalid";"clic")'),
            ("@SUM(1)", "'@SUM(1)"),
            ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
            ("-2+3+cmd", "'-2+3+cmd"),
            ("+33 6 12", "+33 6 12"),
            ("＝1+1", "'＝1+1"),
            ("06;=1+1", "06;'=1+1"),
            ("06\n=1+1", "06 =1+1"),
        ],
    )
    def test_ne_laisse_pas_une_formule_a_un_tableur(self, erreurs, nom, saisi, montre):
        """S9, c17: the file of errors is made to be opened in a spreadsheet."""
        dites = erreurs(ligne(telephone=saisi), nom=nom)

        assert [dite[:2] for dite in dites] == [("telephone", montre)]

    def test_ne_melange_pas_deux_lignes_quand_l_une_en_contient_deux(self, prendre, tmp_path):
        chemin = ecrire(tmp_path / "demandes.jsonl", [ligne(rang) for rang in range(4)])
        une, deux, trois, quatre = chemin.read_text(encoding="utf-8").splitlines()
        coupee = une.replace(', "guichet"', ',\n"guichet"')
        chemin.write_text(f"{coupee}\n{deux},{trois}\n{quatre}\n", encoding="utf-8")

        faite = importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

        assert (faite.importees, faite.refusees) == (1, 3)
        assert Demande.objects.get(numero_unique=ligne(3)["numero_unique"]).titulaire.prenom == "Ève ad"

    def test_ne_donne_pas_a_une_demande_le_foyer_d_une_autre(self, erreurs):
        glisse = [ligne(rang) for rang in range(3)]
        glisse[0]["personnes"] = "[" + json.dumps(ligne(0)["personnes"][0], default=str)
        glisse[1]["personnes"] = json.dumps(ENFANT, default=str) + "]"
        glisse[2]["personnes"] = "[],[]"

        dites = erreurs(*glisse, nom="demandes.csv")

        assert [(colonne, phrase) for colonne, _, phrase in dites] == [
            ("personnes", "Cette liste se lit mal : on attend du JSON.")
        ] * 3


class TestFichierRefuse:
    @pytest.mark.parametrize(
        ("changement", "phrase"),
        [
            ({"version": "2"}, "suit la version « 2 » du format : on attend la version 1."),
            ({"surfaces": 3}, "La colonne « surfaces » est inconnue ; vouliez-vous dire « surface » ?"),
        ],
    )
    @pytest.mark.parametrize("nom", ["demandes.parquet", "demandes.csv", "demandes.jsonl"])
    def test_dit_pourquoi(self, prendre, nom, changement, phrase):
        with pytest.raises(FichierRefuse, match=phrase.replace("?", r"\?")):
            prendre(ligne(**changement), nom=nom)

    @pytest.mark.parametrize("nom", ["demandes.parquet", "demandes.csv", "demandes.jsonl"])
    def test_nomme_la_colonne_qui_manque(self, prendre, nom):
        sans = {cle: valeur for cle, valeur in ligne().items() if cle != "guichet"}

        with pytest.raises(FichierRefuse, match="Il manque la colonne « guichet »"):
            prendre(sans, nom=nom)

    def test_nomme_la_colonne_d_une_personne(self, prendre):
        with pytest.raises(FichierRefuse, match=r"Il manque la colonne « personnes\.contrat »"):
            prendre(
                ligne(personnes=[{cle: mot for cle, mot in personne().items() if cle != "contrat"}]),
                nom="demandes.jsonl",
            )

    @pytest.mark.parametrize(
        ("nom", "contenu", "phrase"),
        [
            ("a.parquet", b"PAR1 ce n'en est pas", "se lit mal"),
            ("a.csv", b"", "est vide"),
            ("a.csv", b"a,b\n1,2,3\n", "est inconnue"),
            ("a.jsonl", b"bonjour\n", "aucun objet JSON"),
            ("a.xlsx", b"", r"doit finir par \.parquet"),
        ],
    )
    def test_ne_casse_jamais(self, monde, tmp_path, nom, contenu, phrase):
        (tmp_path / nom).write_bytes(contenu)

        with pytest.raises(FichierRefuse, match=phrase):
            importer(tmp_path / nom, lot=10, le=LE, avancer=lambda lue, nombre: None)

    @pytest.mark.parametrize(
        ("nom", "suite"),
        [("demandes.csv", b"1,2\n" + b"x," * 40 + b"\n"), ("demandes.jsonl", b'{"version": "\xff"}\n')],
    )
    def test_dit_ou_la_lecture_s_arrete(self, monde, tmp_path, nom, suite):
        chemin = ecrire(tmp_path / nom, [ligne()])
        chemin.write_bytes(chemin.read_bytes() + suite)

        with pytest.raises(FichierRefuse, match="se lit mal"):
            importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

    def test_refuse_un_parquet_d_un_autre_type(self, monde, tmp_path):
        chemin = ecrire(tmp_path / "demandes.parquet", [ligne()])
        pl.read_parquet(chemin).with_columns(surface=pl.lit("41")).write_parquet(chemin)

        with pytest.raises(FichierRefuse, match="« surface » est du type Parquet « String » : on attend un entier"):
            importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)
