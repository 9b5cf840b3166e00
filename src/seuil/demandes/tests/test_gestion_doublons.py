"""A desk compares two demands of one name, and decides with the person."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.etapes import etape

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, lire
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.journal.models import Consultation

SAISIE = {"rencontre": "guichet", "precision": "Venue avec sa carte.", "piece_vue": "on"}


@etape
def retenue(demande) -> Demande:
    return enregistrer(dossier_d_exemple(), par=Demandeur(), le=demande.recue_le).demande


@pytest.fixture
def guichet(client, settings, agents) -> Client:
    return entrer(client, settings, agents["guichet"])


@pytest.fixture
def adresse(retenue) -> str:
    return f"/gestion/doublons/{retenue.numero_unique}/"


class TestDoublons:
    def test_sont_dans_le_travail_du_jour_sans_nommer_personne(self, guichet, retenue):
        page = lire(guichet.get("/gestion/"))

        assert "Trancher des doublons Avec la personne. 1 demande retenue" in page
        assert not Consultation.objects.filter(numeros__contains=[retenue.numero_unique]).exists()

    def test_ne_sont_pas_dans_le_travail_d_un_bailleur(self, client, settings, agents, retenue):
        assert "Trancher des doublons" not in lire(entrer(client, settings, agents["bailleur"]).get("/gestion/"))

    def test_montrent_les_deux_numeros(self, guichet, retenue, demande):
        page = lire(guichet.get("/gestion/doublons/")).replace(" ", "").replace("\u00a0", "")

        assert retenue.numero_unique in page
        assert demande.numero_unique in page

    def test_se_lisent_en_autant_de_requetes_qu_il_y_en_ait_une_ou_dix(self, guichet, retenue, le):
        guichet.get("/gestion/doublons/")  # the caches of the program are filled
        with CaptureQueriesContext(connection) as une:
            guichet.get("/gestion/doublons/")
        for _ in range(9):
            enregistrer(dossier_d_exemple(), par=Demandeur(), le=le)
        with CaptureQueriesContext(connection) as dix:
            guichet.get("/gestion/doublons/")

        assert len(dix) == len(une)

    def test_disent_quand_il_n_y_en_a_pas(self, guichet):
        assert "Aucun doublon à trancher" in lire(guichet.get("/gestion/doublons/"))

    def test_n_apparaissent_pas_au_foyer_comme_une_verification(self, client, settings, agents, adresse, retenue):
        """The words of the openings are those of any demand: they do not say that another one exists."""
        entrer(client, settings, agents["guichet"]).get("/gestion/doublons/")
        client.get(adresse)

        page = lire(connecter(Client(), retenue).get("/ma-demande/ouvertures/"))

        assert "Consultation du dossier" in page
        assert "double" not in page


class TestDoublon:
    def test_met_les_deux_demandes_face_a_face(self, guichet, adresse):
        page = lire(guichet.get(adresse))

        assert page.count("Fictive, 14 mai 1990") == 2
        assert page.count("7, rue des Essais") == 2
        assert page.count("Le portail") == 2

    def test_ecrit_au_journal_des_ouvertures_les_deux_dossiers(self, guichet, adresse, retenue, demande):
        guichet.get(adresse)

        assert Consultation.objects.filter(numeros=[retenue.numero_unique], motif="dossier").exists()
        assert Consultation.objects.filter(numeros=[demande.numero_unique], motif="dossier").exists()

    def test_n_existe_pas_pour_une_demande_active(self, guichet, demande):
        assert guichet.get(f"/gestion/doublons/{demande.numero_unique}/").status_code == 404

    def test_se_trouve_depuis_le_dossier(self, guichet, adresse, retenue):
        page = guichet.get(f"/gestion/demandes/{retenue.numero_unique}/")

        assert adresse in page.content.decode()
        assert "Retenue : doublon possible" in lire(page).replace("\u00a0", " ")


class TestDistinguer:
    def test_rend_la_demande_active(self, guichet, adresse, retenue):
        reponse = guichet.post(f"{adresse}distinguer/", {"motif": "Deux homonymes, vues ensemble."})

        assert reponse.url == "/gestion/doublons/"
        assert Demande.objects.get(pk=retenue.pk).etat == "active"

    def test_demande_le_motif(self, guichet, adresse, retenue):
        reponse = guichet.post(f"{adresse}distinguer/", {"motif": ""})

        assert reponse.status_code == 422
        assert "Écrivez pourquoi ces deux demandes doivent vivre." in lire(reponse)
        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"


class TestRattacher:
    def test_rattache_avec_la_personne_et_sa_piece(self, guichet, adresse, retenue, demande):
        reponse = guichet.post(f"{adresse}rattacher/", SAISIE | {"a": demande.pk})

        assert reponse.url == "/gestion/doublons/"
        lue = Demande.objects.get(pk=retenue.pk)
        assert (lue.etat, lue.doublon_de) == ("rattachee", demande)

    @pytest.mark.parametrize(
        ("oubli", "phrase"),
        [
            ("rencontre", "Dites comment vous avez rencontré la personne."),
            ("piece_vue", "Demandez une pièce d’identité à la personne"),
            ("a", "Choisissez la demande qui reste."),
        ],
    )
    def test_demande_ce_qui_manque(self, guichet, adresse, retenue, demande, oubli, phrase):
        saisie = {nom: dit for nom, dit in (SAISIE | {"a": demande.pk}).items() if nom != oubli}

        reponse = guichet.post(f"{adresse}rattacher/", saisie)

        assert reponse.status_code == 422
        assert phrase in lire(reponse)
        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"

    def test_ne_rattache_pas_a_une_autre_personne(self, guichet, adresse, retenue, le):
        autre = enregistrer(dossier_d_exemple(qui=Mere(prenom="Autre")), par=Demandeur(), le=le).demande

        assert guichet.post(f"{adresse}rattacher/", SAISIE | {"a": autre.pk}).status_code == 422
        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"


class TestDemandeRattachee:
    @pytest.fixture
    def menage(self, guichet, adresse, retenue, demande) -> Client:
        """The browser of the household whose demand was joined."""
        guichet.post(f"{adresse}rattacher/", SAISIE | {"a": demande.pk})
        return connecter(Client(), retenue)

    @pytest.mark.parametrize("page", ["", "changer/", "en-entier/", "ouvertures/"])
    def test_dit_ou_aller_a_la_place_de_chaque_page(self, menage, page):
        lue = lire(menage.get(f"/ma-demande/{page}"))

        assert "Vos demandes sont réunies" in lue
        assert "un guichet d’enregistrement" in lue

    def test_ne_dit_pas_le_numero_de_l_autre(self, menage, demande):
        """Who registered may be another person than who came to the desk."""
        lue = lire(menage.get("/ma-demande/")).replace(" ", "")

        assert demande.numero_unique not in lue

    def test_y_mene_depuis_la_page_du_code(self, menage):
        assert menage.get("/bienvenue/")["Location"] == "/ma-demande/"

    def test_ne_se_modifie_plus(self, menage, retenue):
        menage.post("/ma-demande/changer/taille/", {"surface": "90"})
        menage.post("/ma-demande/changer/enregistrer/")

        assert Demande.objects.get(pk=retenue.pk).surface == 31
