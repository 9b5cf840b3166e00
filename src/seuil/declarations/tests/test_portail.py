"""The household's doors: the form step by step, its mistakes, its changes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import IDENTITE, PAGES, SUITE, photo, remplir
from seuil.demandes.models import Demande
from seuil.demandes.tests.tables import tables_qui_disent


@pytest.fixture
def navigateur(client, monde, db) -> Client:
    """A browser that opened a draft."""
    client.post("/demander/")
    return client


def lues(reponse) -> str:
    return reponse.content.decode().replace("\u00a0", " ")


class TestDemander:
    def test_garde_une_case_meme_abimee(self, navigateur):
        """S9: a NUL in a box that is true whatever it holds made a 500."""
        reponse = navigateur.post("/demander/communes/", {"q": "Compiègne", "demande_elargie": "a\0b", **SUITE})

        assert reponse["Location"] == "/demander/types/"

    def test_renvoie_au_debut_sans_brouillon(self, client, monde, db):
        reponse = client.get("/demander/identite/")

        assert (reponse.status_code, reponse["Location"]) == (302, "/demander/")

    def test_ne_connait_pas_une_page_qui_n_existe_pas(self, navigateur):
        assert navigateur.get("/demander/nimporte/").status_code == 404

    def test_garde_chaque_page_et_va_a_la_suivante(self, navigateur):
        reponse = navigateur.post("/demander/identite/", IDENTITE)

        assert reponse["Location"] == "/demander/situation/"
        assert Brouillon.objects.get().reponses["pages"]["identite"]["prenom"] == ["Zélie"]
        assert "Zélie" in lues(navigateur.get("/demander/identite/"))

    def test_ne_garde_rien_en_clair(self, navigateur):
        """N8: drafts lay in clear on the server."""
        navigateur.post("/demander/identite/", IDENTITE)

        assert "Zélie".encode() not in bytes(Brouillon.objects.get().contenu)
        assert tables_qui_disent("Zélie") == []

    @pytest.mark.parametrize(
        ("etape", "champ", "saisie", "phrase"),
        [
            ("identite", "naissance_mois", "13", "Le mois doit être un nombre de 1 à 12"),
            ("identite", "naissance_annee", "2030", "2030"),
            ("identite", "nom", "Fic\0tive", "caractère"),
            ("identite", "prenom", "x" * 10_000, "80"),
            ("identite", "civilite", "9", "Choisissez une réponse"),
            ("adresse", "lieu", "Nullepart", "Nous ne trouvons pas la commune"),
            ("joindre", "mel", "pas une adresse", "adresse"),
        ],
    )
    def test_dit_ce_qui_ne_va_pas_et_n_ecrit_rien(self, navigateur, etape, champ, saisie, phrase):
        reponse = navigateur.post(f"/demander/{etape}/", PAGES[etape] | {champ: saisie})

        assert reponse.status_code == 422
        assert phrase in lues(reponse)
        assert Brouillon.objects.get().reponses == {}

    def test_ramene_a_la_premiere_page_qui_manque(self, navigateur):
        navigateur.post("/demander/identite/", IDENTITE)

        assert navigateur.get("/demander/envoi/")["Location"] == "/demander/situation/"

    def test_saute_une_page_que_les_reponses_n_appellent_pas(self, navigateur):
        navigateur.post("/demander/logement/", {"occupation": "SD"})

        assert navigateur.get("/demander/taille/")["Location"] == "/demander/identite/"

    def test_revient_a_la_relecture_apres_un_changement(self, navigateur):
        remplir(navigateur)

        reponse = navigateur.post("/demander/depuis/", {"nb_occupants": "5", "retour": "1"})

        assert reponse["Location"] == "/demander/relecture/?relu=logement#relu-logement"
        assert "5" in lues(navigateur.get("/demander/relecture/"))

    def test_dit_a_quelle_heure_c_est_enregistre(self, navigateur):
        navigateur.post("/demander/identite/", IDENTITE)

        assert re.search(r"Enregistré à \d{1,2} h \d\d", lues(navigateur.get("/demander/situation/")))

    def test_garde_les_pages_de_deux_onglets(self, navigateur):
        """N7: each tab keeps its own page, neither undoes the other."""
        navigateur.post("/demander/situation/", PAGES["situation"])
        navigateur.post("/demander/identite/", IDENTITE)

        assert set(Brouillon.objects.get().reponses["pages"]) == {"situation", "identite"}


class TestCommencer:
    def test_ne_remplace_pas_une_demande_commencee(self, navigateur):
        """N5: « Commencer ma demande » in a second tab replaced the draft without a word."""
        navigateur.post("/demander/identite/", IDENTITE)

        reponse = navigateur.post("/demander/")

        assert "Reprendre la demande commencée" in lues(reponse)
        assert "Zélie" in lues(navigateur.get("/demander/identite/"))

    def test_en_commence_une_autre_sans_perdre_la_premiere(self, navigateur):
        navigateur.post("/demander/identite/", IDENTITE)
        premiere = Brouillon.objects.get()

        navigateur.post("/demander/", {"autre": "1"})

        assert "Zélie" not in lues(navigateur.get("/demander/identite/"))
        assert "Reprendre celle-là" in lues(navigateur.get("/demander/"))
        navigateur.post("/demander/", {"reprendre": str(premiere.pk)})
        assert "Zélie" in lues(navigateur.get("/demander/identite/"))

    def test_ne_reprend_pas_celle_d_un_autre_navigateur(self, navigateur):
        navigateur.post("/demander/identite/", IDENTITE)
        voisin = Client()
        voisin.post("/demander/", {"reprendre": str(Brouillon.objects.get().pk)})

        assert "Zélie" not in lues(voisin.get("/demander/identite/"))


class TestEnvoyer:
    def test_enregistre_et_montre_le_code(self, navigateur):
        remplir(navigateur)

        reponse = navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})

        assert reponse["Location"] == "/bienvenue/"
        demande = Demande.objects.get(personnes__prenom="Zélie", guichet="GDPUB")
        assert demande.personnes.get().ressources_mensuelles == 1480
        assert 'id="code-acces"' in navigateur.get("/bienvenue/").content.decode()

    @pytest.mark.parametrize(
        ("fichier", "phrase"),
        [
            (SimpleUploadedFile("carte.pdf", b"", "application/pdf"), "vide"),
            (SimpleUploadedFile("carte.pdf", b"MZ\x90 program", "application/pdf"), "ni un PDF ni une photo"),
            (SimpleUploadedFile("carte.pdf", b"%PDF-1.7 casse", "application/pdf"), "abîmé"),
            (SimpleUploadedFile("carte.jpg", b"\xff" * (10 * 1024 * 1024 + 1), "image/jpeg"), "pèse"),
        ],
    )
    def test_refuse_un_fichier_qui_n_est_pas_une_piece(self, navigateur, fichier, phrase):
        fichier.seek(0)
        remplir(navigateur)
        avant = Demande.objects.count()

        reponse = navigateur.post("/demander/envoyer/", {"piece": fichier, "exact": "on"})

        assert reponse.status_code == 422
        assert phrase in lues(reponse)
        assert Demande.objects.count() == avant
