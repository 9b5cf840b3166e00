"""A password that the operator gave opens one page, the one that changes it, and dies when nobody comes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.habilitations.adresses import adresses, trous

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.services import reinitialiser
from seuil.acteurs.tests.portes import lire
from seuil.connexions.tests.telephone import cle_affichee, code, equiper

CONNEXION, CODE, ACTIVER = "/gestion/connexion/", "/gestion/connexion/code/", "/gestion/compte/facteur/"
CHOISIR, CODES = "/gestion/compte/mot-de-passe/", "/gestion/compte/codes/"
NEUF = "une porte au soleil du soir"
SORTIES = {"gestion:mot_de_passe", "gestion:quitter"}


@pytest.fixture(autouse=True)
def _hors_demonstration(settings):
    settings.DEMO = False


@pytest.fixture
def provisoire(agents) -> str:
    return reinitialiser(agents["bailleur"], par=Systeme(), le=timezone.localdate())


def taper(client, mot_de_passe):
    return client.post(CONNEXION, {"identifiant": "bailleur", "mot_de_passe": mot_de_passe})


def entrer(client, mot_de_passe):
    """Come in for the first time, up to the enrolment of the telephone."""
    taper(client, mot_de_passe)
    return client.post(ACTIVER, {"code": code(cle_affichee(client.get(ACTIVER)))})


def choisir(client, nouveau=NEUF):
    return client.post(CHOISIR, {"nouveau": nouveau, "encore": nouveau})


class TestMotDePasseProvisoire:
    def test_mene_de_la_connexion_aux_pages_de_l_agent(self, client, agents, provisoire, journal):
        entrer(client, provisoire)

        page = lire(client.get("/gestion/", follow=True))
        reponse = choisir(client)

        assert "Celui que vous avez reçu n’est que provisoire" in page
        assert "Mot de passe actuel" not in page
        assert reponse["Location"] == CODES
        assert client.get("/gestion/").status_code == 200
        assert journal(agents["bailleur"])[-1] == "agent.mot_de_passe_change"

    def test_n_ouvre_aucune_adresse_des_agents(self, client, provisoire, offre):
        entrer(client, provisoire)

        ouvertes = [
            nom
            for nom, motif in adresses()
            if nom.startswith("gestion:") and nom not in SORTIES
            for methode in (client.get, client.post)
            if methode(reverse(nom, kwargs=trous(motif, offre))).headers.get("Location") != CHOISIR
        ]

        assert ouvertes == []

    def test_laisse_sortir(self, client, provisoire):
        entrer(client, provisoire)

        assert client.post("/gestion/quitter/")["Location"] == CONNEXION

    def test_ne_se_garde_pas(self, client, provisoire):
        entrer(client, provisoire)

        reponse = choisir(client, provisoire)

        assert reponse.status_code == 422
        assert "C’est votre mot de passe actuel" in lire(reponse)

    def test_demande_le_facteur_d_abord_a_qui_en_a_un(self, client, agents, provisoire):
        equiper(agents["bailleur"])
        taper(client, provisoire)

        avant = client.get(CHOISIR)["Location"]
        client.post(CODE, {"code": code()})

        assert avant.startswith(CONNEXION)
        assert client.get("/gestion/")["Location"] == CHOISIR

    def test_n_ouvre_plus_rien_une_fois_choisi(self, client, provisoire):
        entrer(client, provisoire)
        choisir(client)
        client.post("/gestion/quitter/")

        assert taper(client, provisoire).status_code == 422
        assert taper(client, NEUF)["Location"] == CODE

    def test_n_est_pas_exige_dans_la_demonstration(self, client, provisoire, settings):
        settings.DEMO = True
        taper(client, provisoire)

        assert client.get("/gestion/").status_code == 200


class TestPeremption:
    def reculer(self, agent, jours):
        agent.provisoire_jusqu_au = timezone.localdate() - timedelta(days=jours)
        agent.save()

    def test_ouvre_encore_le_dernier_jour(self, client, agents, provisoire):
        assert agents["bailleur"].provisoire_jusqu_au == timezone.localdate() + timedelta(days=7)
        self.reculer(agents["bailleur"], 0)

        assert taper(client, provisoire)["Location"] == ACTIVER

    def test_n_ouvre_rien_le_lendemain_et_le_dit(self, client, agents, provisoire):
        self.reculer(agents["bailleur"], 1)

        reponse = taper(client, provisoire)

        assert reponse.status_code == 422
        assert "Demandez-en un autre à la personne qui gère les comptes" in lire(reponse)
        assert client.get(ACTIVER)["Location"] == CONNEXION

    def test_ne_se_dit_pas_a_qui_n_a_pas_le_mot_de_passe(self, client, agents, provisoire):
        self.reculer(agents["bailleur"], 1)

        assert "provisoire" not in lire(taper(client, "faux"))
