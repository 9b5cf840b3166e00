"""A file of demands: what is right enters the register, what is wrong is said row by row."""

import json
from datetime import date

import polars as pl
import pytest

from seuil.demandes.models import CompteurNumero, Demande, Importation, Titulaire
from seuil.demandes.services import FichierRefuse, importer
from seuil.demandes.tests.lignes import ENFANT, ecrire, ligne, personne
from seuil.journal.models import Entree
from seuil.territoires.models import Commune, Epci

LE = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def prendre(monde, tmp_path):
    """Return a function that takes in these rows, written as the name of the file says."""

    def prendre(*lignes, nom="demandes.parquet", lot=3, le=LE):
        return importer(ecrire(tmp_path / nom, list(lignes)), lot=lot, le=le, avancer=lambda faite, nombre: None)

    return prendre


@pytest.fixture
def erreurs(prendre, tmp_path):
    """Return a function that takes in rows and gives the errors: column, value, sentence."""

    def erreurs(*lignes, nom="demandes.parquet"):
        prendre(*lignes, nom=nom)
        lues = pl.read_csv(tmp_path / f"{nom}.erreurs.csv", infer_schema=False)
        return [(lue["colonne"], lue["valeur"], lue["phrase"]) for lue in lues.iter_rows(named=True)]

    return erreurs


class TestImporter:
    @pytest.mark.parametrize("nom", ["demandes.parquet", "demandes.csv", "demandes.jsonl"])
    def test_ecrit_la_demande_entiere(self, prendre, nom):
        prendre(ligne(), nom=nom)

        demande = Demande.objects.get(numero_unique="060062600001260ARC")
        assert (demande.etat, demande.ressort_id, demande.guichet_id) == ("active", "060", "60ARC")
        assert (demande.recue_le, demande.echeance) == (date(2026, 6, 5), date(2027, 6, 5))
        assert (demande.motifs, demande.situations, demande.types) == (["13", "09"], [], ["T2", "T3"])
        assert (demande.surface, demande.loyer_maximum, demande.renouvelee_le) == (41, None, None)
        assert (demande.demande_elargie, demande.besoin_accessible) == (True, False)
        assert list(demande.souhaits.values_list("commune", "ordre")) == [("60159", 1), ("60382", 2)]
        assert [str(une) for une in demande.personnes.all()] == ["Madame Ève aa Fictif-Test", "Lou Fictif-Test"]
        assert demande.titulaire.naissance == date(1984, 2, 29)
        assert (demande.titulaire.rfr_n2, demande.titulaire.rfr_n1) == (14_000, None)
        assert list(demande.titulaires.values_list("cle", "rang")) == [("fictiftest eveaa", 0)]

    def test_compte_par_lot_et_garde_l_avancement(self, prendre):
        faite = prendre(*[ligne(rang) for rang in range(7)], ligne(7, surface=-1), lot=3)

        assert (faite.lues, faite.importees, faite.connues, faite.refusees) == (8, 7, 0, 1)
        assert Importation.objects.get().terminee_le == LE
        assert Entree.objects.filter(verbe="demandes.importees").count() == 3

    def test_n_importe_rien_la_seconde_fois(self, prendre):
        prendre(ligne(0), ligne(1))

        prendre(ligne(0), ligne(1))

        assert Titulaire.objects.filter(cle__startswith="fictiftest eve").count() == 2
        assert Entree.objects.filter(verbe="demandes.importees").count() == 1

    def test_connait_deja_un_numero_venu_d_un_autre_fichier(self, prendre):
        prendre(ligne(0), ligne(1))

        faite = prendre(ligne(1), ligne(2), nom="autre.parquet")

        assert (faite.importees, faite.connues, faite.refusees) == (1, 1, 0)

    def test_ne_donne_plus_un_numero_deja_importe(self, prendre, dossier):
        prendre(ligne(numero_unique="060112600090060ARC", recue_le=date(2026, 11, 2), enregistree_le=date(2026, 11, 2)))

        assert CompteurNumero.objects.get(ressort="060", mois="1126").dernier == 900

    def test_garde_une_seule_demande_vivante_par_personne(self, erreurs):
        deuxieme = ligne(1) | {"personnes": ligne(0)["personnes"]}

        dites = erreurs(ligne(0), deuxieme)

        assert dites == [("personnes", "060062600001260ARC",
                          "Une demande vivante existe déjà pour cette personne dans ce ressort.")]  # fmt: skip

    def test_garde_une_deuxieme_demande_motivee(self, prendre):
        deuxieme = ligne(1) | {"personnes": ligne(0)["personnes"], "motif_doublon": "Garde partagée, deux logements."}

        prendre(ligne(0), deuxieme)

        assert sorted(Titulaire.objects.filter(cle="fictiftest eveaa").values_list("rang", flat=True)) == [0, 1]

    def test_accepte_un_enfant_a_naitre_sans_nom(self, prendre):
        enfant = ENFANT | {"lien": "a_naitre", "nom": "", "prenom": "", "garde": "", "naissance": date(2027, 3, 1)}

        faite = prendre(ligne(personnes=[personne(), enfant]))

        assert faite.importees == 1

    def test_accepte_dix_communes_de_quatre_territoires(self, prendre):
        epcis = Epci.objects.filter(commune__departement="60").distinct().order_by("pk")[:4]
        codes = [commune.pk for epci in epcis for commune in Commune.objects.filter(epci=epci).order_by("pk")[:3]][:10]

        faite = prendre(ligne(souhaits=codes))

        souhaits = Demande.objects.get(numero_unique="060062600001260ARC").souhaits
        assert (faite.importees, faite.refusees) == (1, 0)
        assert list(souhaits.values_list("commune", flat=True)) == codes
        assert souhaits.values("commune__epci").distinct().order_by().count() == 4

    def test_donne_une_echeance_un_29_fevrier(self, prendre):
        prendre(ligne(recue_le=date(2024, 2, 29), enregistree_le=date(2024, 2, 29)))

        assert Demande.objects.get(numero_unique="060062600001260ARC").echeance == date(2025, 2, 28)

    def test_prolonge_depuis_le_renouvellement(self, prendre):
        prendre(ligne(renouvelee_le=date(2026, 7, 1)))

        assert Demande.objects.get(numero_unique="060062600001260ARC").echeance == date(2027, 7, 1)


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
            ({"adresse": "  "}, "adresse", "  ", "Cette colonne est obligatoire."),
            ({"surface": 40_000}, "surface", "40000", "On attend un nombre entre 0 et 2000."),
            ({"loyer_charges": -1}, "loyer_charges", "-1", "On attend un nombre entre 0 et 100000."),
            ({"telephone": "12"}, "telephone", "12", "10 chiffres"),
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
            ({"nom": ""}, "nom", "obligatoires"),
            ({"prenom": "x" * 37}, "prenom", "36 caractères au plus"),
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
            ("recue_le", "30/02/2026", "On attend une date qui existe, comme 2026-11-23."),
        ]

    def test_donne_le_numero_de_la_ligne_comme_un_editeur(self, prendre, tmp_path):
        prendre(ligne(), ligne(1, guichet="XXXXX"), nom="demandes.csv")

        assert (tmp_path / "demandes.csv.erreurs.csv").read_text().splitlines()[1].startswith("3,guichet,XXXXX,")

    def test_ecarte_une_ligne_qui_n_est_pas_du_json(self, prendre, tmp_path):
        chemin = ecrire(tmp_path / "demandes.jsonl", [ligne(), ligne(1)])
        chemin.write_text(chemin.read_text() + '{"version": "1", \n\n[1]\n', encoding="utf-8")

        faite = importer(chemin, lot=10, le=LE, avancer=lambda lue, nombre: None)

        assert (faite.importees, faite.refusees) == (2, 3)

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
            ("personnes", "Cette liste se lit mal : on attend du JSON.")] * 3  # fmt: skip


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
            prendre(ligne(personnes=[{cle: mot for cle, mot in personne().items() if cle != "contrat"}]),
                    nom="demandes.jsonl")  # fmt: skip

    @pytest.mark.parametrize(
        ("nom", "contenu", "phrase"),
        [
            ("a.parquet", b"PAR1 ce n'en est pas", "se lit mal"), ("a.csv", b"", "est vide"),
            ("a.csv", b"a,b\n1,2,3\n", "est inconnue"), ("a.jsonl", b"bonjour\n", "aucun objet JSON"),
            ("a.xlsx", b"", r"doit finir par \.parquet"),
        ],
    )  # fmt: skip
    def test_ne_casse_jamais(self, monde, tmp_path, nom, contenu, phrase):
        (tmp_path / nom).write_bytes(contenu)

        with pytest.raises(FichierRefuse, match=phrase):
            importer(tmp_path / nom, lot=10, le=LE, avancer=lambda lue, nombre: None)

    @pytest.mark.parametrize(
        ("nom", "suite"), [("demandes.csv", b"1,2\n" + b"x," * 40 + b"\n"), ("demandes.jsonl", b'{"version": "\xff"}\n')]
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
