"""The page of a paper says what to do, until when, and what is accepted, before anything is sent."""

from datetime import timedelta

import pytest
from django.test import Client

from seuil.demandes.requetes import delais_de_la_demande
from seuil.demandes.tests.menage import connecter
from seuil.instruction import services
from seuil.instruction.models import Piece
from seuil.instruction.services import Refus
from seuil.instruction.tests.test_decider import a
from seuil.instruction.tests.test_portail import LIVRET, lire
from seuil.regles.pieces import piece_de_code
from seuil.socle.design.mesures import date_longue


@pytest.fixture
def menage(client, demande) -> Client:
    return connecter(client, demande)


@pytest.fixture
def refusee(envoyee, agents, le) -> Piece:
    deuxieme = envoyee.feuilles.get(nom="2.jpg")
    services.refuser(envoyee, Refus({deuxieme.pk: "ILLISIBLE"}), par=agents["guichet"], le=le, a=a(le))
    return Piece.objects.get(pk=envoyee.pk)


class TestCeQueLaPageDit:
    def test_dit_avant_quel_jour_renvoyer_et_plie_le_message(self, menage, refusee, le):
        jours = delais_de_la_demande(refusee.demande, le).reponse_piece_jours
        page = lire(menage.get(LIVRET))

        assert f"À renvoyer avant le {date_longue(le + timedelta(jours))}." in page
        assert "Le message de l’agent" in page
        assert page.index("Le message de l’agent") < page.index("Fichier « 2.jpg »") < page.index("Page par page")

    def test_dit_avant_quel_jour_un_agent_repond_et_qu_il_n_y_a_rien_a_faire(self, menage, demande, envoyee, le):
        jours = delais_de_la_demande(demande, le).verification_piece_jours
        page = lire(menage.get(LIVRET))

        assert f"Réponse avant le {date_longue(le + timedelta(jours))}." in page
        assert "Vous n’avez rien à faire" in page

    def test_dit_pourquoi_et_ce_qui_est_accepte(self, menage, le):
        lue, page = piece_de_code("livret_famille", le), lire(menage.get(LIVRET))

        assert lue.pourquoi in page
        assert [un for un in lue.acceptes if un not in page] == []
