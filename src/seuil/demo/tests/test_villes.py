"""The demonstration's towns: real places, agents of each, three households whose page opens with the printed code."""

import pytest
from django.db import connection
from django.test import Client

from seuil.acteurs.models import Agent, Guichet, Metier
from seuil.commissions.models import Commission
from seuil.demo.foyers import creer_les_foyers, foyers
from seuil.demo.marque import MARQUE, est_d_une_autre_version, marquer
from seuil.demo.villes import villes
from seuil.territoires.models import Commune, Territoire

VILLES = {ville.code: ville for ville in villes()}


class TestVilles:
    def test_sont_les_territoires_charges(self, monde):
        assert set(VILLES) == set(Territoire.objects.values_list("pk", flat=True))

    @pytest.mark.parametrize("code", VILLES)
    def test_ne_nomment_que_des_lieux_qui_existent(self, monde, code):
        dit = VILLES[code].dit
        nommees = {*dit["souhaits"], *dit["foyers"]["souhaits"], dit["foyers"]["habite"], dit["foyers"]["travaille"]}
        nommees |= {lieu["commune"] for lieu in dit["bailleur"]["lieux"]} | set(dit["commission"]["maires"])

        assert nommees == set(Commune.objects.filter(pk__in=nommees).values_list("pk", flat=True))
        assert Guichet.objects.get(pk=dit["guichet"]).territoire_id == code

    @pytest.mark.parametrize("code", VILLES)
    def test_ont_un_agent_par_metier(self, monde, code):
        siens = Agent.objects.filter(username__in=[compte["identifiant"] for compte in VILLES[code].dit["comptes"]])
        metiers = {metier for agent in siens for metier in agent.metiers}

        assert {Metier.GUICHET, Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT} <= metiers
        assert Commission.objects.filter(bailleur__nom=VILLES[code].dit["bailleur"]["nom"]).count() == 1

    @pytest.mark.parametrize("code", VILLES)
    def test_ont_un_agent_dans_chaque_organisme_a_qui_un_logement_peut_aller(self, monde, code):
        dit = VILLES[code].dit
        reservataires = {dit["bailleur"]["nom"], *(droit["reservataire"] for droit in dit["reservations"])}
        habilites = Agent.objects.filter(metiers__contains=[Metier.RESERVATION])

        assert reservataires <= set(habilites.values_list("organisme__nom", flat=True))


class TestFoyers:
    @pytest.mark.parametrize("code", VILLES)
    def test_sont_trois_dans_trois_etats_et_leur_page_s_ouvre(self, monde, le, code, settings):
        settings.HOTES_DES_TERRITOIRES = {}
        creer_les_foyers(VILLES[code], le=le)

        trois = list(foyers(VILLES[code]))

        assert [foyer.etat for foyer in trois] == [
            "demande active",
            "proposée à une commission",
            "une offre de logement en attente de réponse",
        ]
        for foyer in trois:
            menage = Client(SERVER_NAME="localhost")
            entree = menage.post(f"/{code}/connexion/", {"numero": foyer.numero, "code": foyer.code}, follow=True)
            assert entree.redirect_chain[-1][0] == f"/{code}/ma-demande/"
            assert foyer.numero[-5:] in entree.content.decode()


class TestVersion:
    def test_reconnait_des_tables_faites_par_d_autres_migrations(self, db):
        marquer()
        assert not est_d_une_autre_version()
        with connection.cursor() as cursor:
            cursor.execute("reset role")
            cursor.execute(f"comment on schema {MARQUE} is 'autre'")
        assert est_d_une_autre_version()
