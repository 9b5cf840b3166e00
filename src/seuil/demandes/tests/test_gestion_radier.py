"""Remove a demand that its household gave up in writing."""

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.demandes.models import Demande
from seuil.journal.models import Entree


@pytest.fixture
def adresse(demande):
    return f"/gestion/demandes/{demande.numero_unique}/radier/"


class TestRadier:
    def test_radie_avec_l_ecrit(self, client, settings, agents, demande, adresse):
        saisie = {"precision": "Lettre du 21 novembre, elle quitte la région.", "confirme": "on"}

        reponse = entrer(client, settings, agents["guichet"]).post(adresse, saisie)

        assert reponse.url == f"/gestion/demandes/{demande.numero_unique}/"
        assert Demande.objects.get(pk=demande.pk).motif_radiation == "RADABA"
        acte = Entree.objects.get(verbe="demande.radiee")
        assert acte.faits["precision"] == "Lettre du 21 novembre, elle quitte la région."

    def test_demande_l_ecrit_et_la_confirmation(self, client, settings, agents, demande, adresse):
        reponse = entrer(client, settings, agents["guichet"]).post(adresse, {"precision": "Lettre du 21"})

        assert reponse.status_code == 422
        assert "Confirmez que le demandeur a renoncé par écrit." in lire(reponse)
        assert "Lettre du 21" in reponse.content.decode()
        assert Demande.objects.get(pk=demande.pk).etat == "active"

    def test_dit_qu_elle_est_deja_radiee(self, client, settings, agents, demande, adresse):
        client = entrer(client, settings, agents["guichet"])
        client.post(adresse, {"precision": "Lettre", "confirme": "on"})

        reponse = client.post(adresse, {"precision": "Encore", "confirme": "on"})

        assert reponse.status_code == 422
        assert "est à l’état « Radiée »" in lire(reponse)

    def test_n_est_pas_au_bailleur(self, client, settings, agents, adresse):
        reponse = entrer(client, settings, agents["bailleur"]).get(adresse)

        assert reponse.status_code == 403
        assert "Vous n’êtes pas habilité à modifier cette demande." in lire(reponse)

    def test_n_existe_pas_ailleurs(self, client, settings, agents, adresse):
        assert entrer(client, settings, agents["nancy"]).get(adresse).status_code == 404
