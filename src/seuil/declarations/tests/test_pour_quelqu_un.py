"""D5: a social worker fills the first form for somebody: who, how that person agreed, a code of its own."""

from http.cookies import SimpleCookie

import pytest
from django.test import Client
from tests.etapes import etape
from tests.navigateurs import au_navigateur

from seuil.declarations.tests.saisies import photo, remplir
from seuil.demandes.models import Demande
from seuil.journal.models import Entree
from seuil.mandats.models import Mandat

AIDE = {
    "nom": "Mme Aminata Diallo",
    "qualite": "social",
    "organisme": "CCAS d’Exemple",
    "mois": "6",
    "change_les_reponses": "on",
    "precision": "Elle est avec moi.",
    "accord": "on",
}


@etape
def temoins(monde, db) -> SimpleCookie:
    """The cookies of who filled the whole form for somebody else."""
    client = Client()
    client.post("/demander/pour-quelqu-un/", AIDE)
    remplir(client)
    client.post("/demander/envoyer/", {"exact": "on", "piece": photo()})
    return client.cookies


@pytest.fixture
def inscrite(temoins) -> Client:
    """That browser, at the page of the codes."""
    return au_navigateur(temoins)


def lire(reponse) -> str:
    return " ".join(reponse.content.decode().replace("\u00a0", " ").split())


class TestPourQuelquUn:
    def test_est_propose_au_debut(self, client, monde):
        assert "Je remplis pour quelqu'un d'autre" in lire(client.get("/demander/")).replace("’", "'")

    def test_ne_commence_pas_sans_dire_l_accord(self, client, monde):
        page = client.post("/demander/pour-quelqu-un/", {**AIDE, "accord": "", "precision": ""})

        assert page.status_code == 422
        assert client.get("/demander/identite/")["Location"] == "/demander/"

    def test_signe_l_inscription_et_garde_l_accord(self, inscrite):
        mandat = Mandat.objects.get()

        assert (mandat.recueil, mandat.precision) == ("formulaire", "Elle est avec moi.")
        assert "Cette personne est d’accord" in mandat.accord
        acte = Entree.objects.filter(verbe="demande.enregistree").latest("pk")
        assert (acte.par, acte.organisme) == ("Mme Aminata Diallo pour le foyer", "CCAS d’Exemple")

    def test_montre_les_deux_codes_a_part(self, inscrite):
        page = lire(inscrite.get("/bienvenue/"))

        du_foyer, le_sien = (page.split(f'id="{nom}">')[1].split("<")[0] for nom in ("code-acces", "code-du-mandat"))
        assert (len(du_foyer), len(le_sien)) == (10, 12)

    def test_ferme_l_espace_du_foyer_une_fois_les_codes_notes(self, inscrite):
        code = lire(inscrite.get("/bienvenue/")).split('id="code-du-mandat">')[1][:12]

        suite = inscrite.post("/bienvenue/note/")

        assert suite["Location"] == "/connexion/"
        assert inscrite.get("/ma-demande/")["Location"].endswith("/connexion/")
        assert Mandat.objects.get().scelle is None
        numero = Demande.objects.latest("pk").numero_unique
        entree = inscrite.post("/connexion/", {"numero": numero, "code": code})
        assert entree["Location"] == "/pour-un-foyer/"

    @pytest.mark.parametrize(
        "chemin", ["/ma-demande/", "/ma-demande/changer/", "/ma-demande/qui-agit/", "/ma-demande/contacts/"]
    )
    def test_n_ouvre_pas_l_espace_du_foyer_avant_que_les_codes_soient_notes(self, inscrite, chemin):
        """D5: who fills the form acts under its mandate only, never in the place of the household."""
        assert inscrite.get(chemin)["Location"].endswith("/connexion/")

    def test_n_ouvre_pas_l_espace_du_foyer_par_un_autre_brouillon(self, inscrite):
        """Another form taken up here made the page believe that the household itself noted its code."""
        autre = Client()
        autre.post("/demander/")
        code = autre.post("/demander/plus-tard/").context["code"]

        inscrite.post("/demander/reprendre/", {"code": code})
        suite = inscrite.post("/bienvenue/note/")

        assert suite["Location"] == "/connexion/"
        assert inscrite.get("/ma-demande/")["Location"].endswith("/connexion/")

    def test_n_en_commence_pas_une_autre_avant_que_les_codes_soient_notes(self, inscrite):
        """The codes of the first household were hidden by the second, and lost."""
        suite = inscrite.post("/demander/pour-quelqu-un/", AIDE)

        assert suite["Location"] == "/bienvenue/"
        assert 'id="code-acces"' in inscrite.get("/bienvenue/").content.decode()

    def test_enchaine_une_autre_demande_une_fois_les_codes_notes(self, inscrite):
        inscrite.post("/bienvenue/note/")

        assert inscrite.post("/demander/pour-quelqu-un/", AIDE)["Location"] == "/demander/identite/"
        assert inscrite.get("/bienvenue/")["Location"].endswith("/connexion/")

    def test_ne_garde_aucun_code_en_clair(self, inscrite):
        code = lire(inscrite.get("/bienvenue/")).split('id="code-du-mandat">')[1][:12]

        assert code.encode() not in bytes(Mandat.objects.get().scelle)
        assert code not in str(dict(inscrite.session))

    def test_retient_une_deuxieme_demande_comme_pour_un_foyer_seul(self, inscrite):
        autre = Client()
        autre.post("/demander/pour-quelqu-un/", AIDE)
        remplir(autre)

        autre.post("/demander/envoyer/", {"exact": "on", "piece": photo()})

        assert Demande.objects.latest("pk").etat == "retenue"
