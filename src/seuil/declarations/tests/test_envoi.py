"""A send is idempotent: whatever is lost on the way back, the same browser finds the same number and its code."""

import re
import sys
from http.cookies import SimpleCookie

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from tests.etapes import etape
from tests.navigateurs import au_navigateur

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import photo, remplir
from seuil.demandes.models import Demande, Remise
from seuil.demandes.tests.tables import tables_qui_disent
from seuil.documents.controle import lancer
from seuil.documents.models import Document
from seuil.journal.models import Entree


@etape
def temoins(monde, db) -> SimpleCookie:
    """The cookies of a browser that walked to the sending step."""
    client = Client()
    client.post("/demander/")
    remplir(client)
    return client.cookies


@pytest.fixture
def navigateur(temoins) -> Client:
    """That browser."""
    return au_navigateur(temoins)


def envoyer(navigateur: Client):
    return navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})


def code(navigateur: Client) -> str:
    page = navigateur.get("/bienvenue/").content.decode()
    return page.split('id="code-acces">')[1].split("<")[0]


def oublier_la_reponse(navigateur: Client) -> None:
    """Bring the session back to what it was before the answer: what a kill after the commit leaves."""
    session = navigateur.session
    for cle in ("numero_unique", "code"):
        session.pop(cle, None)
    session.save()


class TestEnvoyer:
    def test_deux_fois_donne_le_meme_numero_et_le_meme_code(self, navigateur):
        """N1: a double click."""
        envoyer(navigateur)
        premier = code(navigateur)

        reponse = envoyer(navigateur)

        assert reponse["Location"] == "/bienvenue/"
        assert code(navigateur) == premier
        assert Demande.objects.filter(guichet="GDPUB").count() == 1

    def test_retrouve_numero_et_code_apres_une_reponse_perdue(self, navigateur):
        """N1: registered, committed, then the process dies before its answer."""
        envoyer(navigateur)
        oublier_la_reponse(navigateur)

        reponse = envoyer(navigateur)

        numero = Demande.objects.get(guichet="GDPUB").numero_unique
        page = navigateur.get("/bienvenue/").content.decode()
        assert reponse["Location"] == "/bienvenue/"
        assert numero.replace(" ", "") in "".join(page.split()).replace("\u00a0", "")
        assert 'id="code-acces"' in page

    @pytest.mark.parametrize("adresse", ["/demander/", "/demander/identite/", "/demander/envoi/"])
    def test_ramene_a_la_demande_faite_qui_revient_en_arriere(self, navigateur, adresse):
        """N1: whoever starts again from the same browser reads its number, never « vous avez déjà une demande »."""
        envoyer(navigateur)
        oublier_la_reponse(navigateur)

        assert navigateur.get(adresse)["Location"] == "/bienvenue/"

    def test_ne_parle_pas_de_doublon_de_la_demande_qu_on_vient_de_faire(self, navigateur):
        """N1: a second draft in the same browser, once the code is noted."""
        envoyer(navigateur)
        navigateur.post("/bienvenue/note/")
        navigateur.post("/demander/")
        remplir(navigateur)

        assert envoyer(navigateur)["Location"] == "/bienvenue/"

    def test_ne_fait_pas_une_troisieme_demande_dans_le_navigateur_d_une_demande_retenue(self, navigateur):
        """S2: what the first browser reads, the one of the held demand reads too."""
        envoyer(navigateur)
        autre = Client()
        for _ in range(2):
            autre.post("/demander/")
            remplir(autre)
            envoyer(autre)
            autre.post("/bienvenue/note/")

        assert sorted(Demande.objects.filter(guichet="GDPUB").values_list("etat", flat=True)) == ["active", "retenue"]

    def test_ne_laisse_rien_d_un_enregistrement_defait(self, navigateur, monkeypatch):
        """N1: the mark of the draft and the demand are of one transaction."""
        with connection.en_proprietaire(), connection.cursor() as curseur:
            curseur.execute("ALTER TABLE demandes_remise RENAME TO demandes_remise_ailleurs")
        navigateur.raise_request_exception = False
        panne = envoyer(navigateur)
        with connection.en_proprietaire(), connection.cursor() as curseur:
            curseur.execute("ALTER TABLE demandes_remise_ailleurs RENAME TO demandes_remise")

        assert panne.status_code == 500
        assert not Demande.objects.filter(guichet="GDPUB").exists()
        assert envoyer(navigateur)["Location"] == "/bienvenue/"
        assert Demande.objects.filter(guichet="GDPUB").count() == 1


class TestCode:
    def test_n_est_nulle_part_en_clair(self, navigateur):
        """N1, S6: neither in the sessions nor in any column of the database."""
        envoyer(navigateur)
        lu = code(navigateur)

        assert len(lu) == 10
        assert all(lu not in str(session.get_decoded()) for session in Session.objects.all())
        assert tables_qui_disent(lu) == []

    def test_ne_s_ouvre_pas_dans_un_autre_navigateur(self, navigateur):
        """N1: the session alone does not open the code."""
        envoyer(navigateur)
        del navigateur.cookies["seuil_cle"]

        page = navigateur.get("/bienvenue/").content.decode().replace("\u00a0", " ")

        assert 'id="code-acces"' not in page
        assert "Votre code est sur un autre appareil" in page

    def test_a_sa_cle_dans_un_temoin_ferme_aux_scripts(self, navigateur):
        """N1: set before the send, unreadable by a script, never sent to another site."""
        temoin = navigateur.cookies["seuil_cle"]

        assert temoin["httponly"]
        assert temoin["samesite"] == "Lax"

    def test_est_rappele_dans_ma_demande_tant_qu_il_n_est_pas_note(self, navigateur):
        """N1: whoever leaves the page of the code is told where it still is."""
        envoyer(navigateur)
        avant = navigateur.get("/ma-demande/").content.decode()

        navigateur.post("/bienvenue/note/")

        assert "Voir mon code" in avant
        assert "Voir mon code" not in navigateur.get("/ma-demande/").content.decode()

    def test_est_detruit_une_fois_note(self, navigateur):
        """N1: « J’ai noté mon code » destroys the sealed code and the answers of the draft."""
        envoyer(navigateur)

        reponse = navigateur.post("/bienvenue/note/")

        assert reponse["Location"] == "/ma-demande/"
        assert navigateur.get("/ma-demande/").status_code == 200
        assert not Remise.objects.exists()
        assert not Brouillon.objects.exists()
        assert 'id="code-acces"' not in navigateur.get("/bienvenue/").content.decode()

    def test_note_deux_fois_ne_fait_rien_de_plus(self, navigateur):
        envoyer(navigateur)
        navigateur.post("/bienvenue/note/")

        reponse = navigateur.post("/bienvenue/note/")

        assert reponse["Location"] == "/ma-demande/"
        assert Entree.objects.filter(verbe="demande.code_remis").count() == 1

    def test_envoyer_encore_apres_avoir_note_mene_a_la_demande(self, navigateur):
        envoyer(navigateur)
        navigateur.post("/bienvenue/note/")

        assert envoyer(navigateur)["Location"] == "/ma-demande/"


class TestPiece:
    def test_est_gardee_quand_un_autre_champ_manque(self, navigateur):
        """N10: forgetting the « exact » box keeps the identity document."""
        refus = navigateur.post("/demander/envoyer/", {"piece": photo()})

        page = refus.content.decode().replace("\u00a0", " ")
        assert refus.status_code == 422
        assert "Votre document est gardé : carte" in page
        assert navigateur.post("/demander/envoyer/", {"exact": "on"})["Location"] == "/bienvenue/"
        assert Document.objects.filter(sorte="identite").count() == 1


class TestFichierQuiTueSonEnfant:
    """S3: whatever ends the process that opens the file, the form stays with what was ticked, and works again."""

    def test_garde_le_formulaire_et_laisse_recommencer(self, navigateur, monkeypatch):
        with monkeypatch.context() as panne:
            panne.setattr(lancer, "ENFANT", (sys.executable, "-c", "import os; os.kill(os.getpid(), 11)"))
            refus = envoyer(navigateur)
        page = refus.content.decode().replace("\u00a0", " ")

        assert refus.status_code == 422
        assert "abîmé ou trop compliqué" in page
        assert re.search(r'name="exact"[^>]*checked', page)
        assert envoyer(navigateur)["Location"] == "/bienvenue/"
