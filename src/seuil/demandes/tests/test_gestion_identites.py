"""The pages of the second reading: the queue, the change beside its paper, the two answers."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.acteurs.tests.portes import lire
from seuil.demandes.models import Demande, IdentiteARelire
from seuil.demandes.services import demander_l_identite

LE = date(2026, 11, 23)
FILE = "/gestion/identites/"


@pytest.fixture
def attendue(demande) -> IdentiteARelire:
    par = Demandeur(demande.numero_unique)
    return demander_l_identite(demande, demande.titulaire, {"nom": "Nouvelle"}, par=par, le=LE)


@pytest.fixture
def guichet(client, agents):
    client.force_login(agents["guichet"])
    return client


class TestLaFile:
    def test_montre_ce_qui_change_et_qui_l_a_demande(self, guichet, attendue):
        page = lire(guichet.get(FILE))

        assert "Nom : Fictive devient Nouvelle" in page
        assert "Le foyer, le 23 novembre 2026" in page

    def test_compte_parmi_le_travail_du_jour_sans_nommer_personne(self, guichet, attendue):
        page = lire(guichet.get("/gestion/"))

        assert "Identités à relire" in page
        assert "Nouvelle" not in page

    def test_est_refusee_a_qui_n_enregistre_pas(self, client, agents, attendue):
        client.force_login(agents["bailleur"])

        assert client.get(FILE).status_code == 403

    def test_est_vide_pour_un_autre_ressort(self, client, agents, attendue):
        client.force_login(agents["nancy"])

        reponse = client.get(f"{FILE}{attendue.pk}/")

        assert reponse.status_code == 404


class TestLesDeuxReponses:
    def test_confirme_avec_la_piece(self, guichet, attendue, demande):
        page = lire(guichet.post(f"{FILE}{attendue.pk}/confirmer/", {"piece_vue": "on"}, follow=True))

        assert "Le changement est enregistré" in page
        assert Demande.objects.get(pk=demande.pk).titulaire.nom == "Nouvelle"

    def test_demande_d_abord_de_comparer(self, guichet, attendue):
        reponse = guichet.post(f"{FILE}{attendue.pk}/confirmer/", {})

        assert reponse.status_code == 422
        assert "Comparez d’abord" in lire(reponse)

    def test_refuse_avec_un_motif(self, guichet, attendue):
        guichet.post(f"{FILE}{attendue.pk}/refuser/", {"motif": "La pièce dit Fictive."})

        lue = IdentiteARelire.objects.get(pk=attendue.pk)
        assert (lue.etat, lue.motif) == ("refusee", "La pièce dit Fictive.")

    def test_ne_propose_pas_de_confirmer_ce_que_l_on_a_demande(self, guichet, agents, demande):
        moi = agents["guichet"]
        Agent.objects.create(username="c", organisme=moi.organisme, guichet=moi.guichet, metiers=moi.metiers)
        mienne = demander_l_identite(demande, demande.titulaire, {"nom": "N"}, par=moi, le=LE)

        page = lire(guichet.get(f"{FILE}{mienne.pk}/"))

        assert "Ce n’est pas à vous de confirmer" in page
        assert "Confirmer ce changement" not in page


class TestLeDossier:
    def test_montre_ce_qui_attend_et_jusqu_a_quand(self, guichet, attendue, demande):
        page = lire(guichet.get(f"/gestion/demandes/{demande.numero_unique}/"))

        assert "Identité à relire" in page
        assert "jusqu’au 3 décembre 2026" in page
