"""Declare, send, take back: the doors of a vacancy."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.patrimoine.models import Logement, Vacance

LIBRE = date(2027, 1, 7)


@pytest.fixture
def bailleur(client, settings, agents):
    return entrer(client, settings, agents["bailleur"])


class TestLogements:
    def test_montre_le_parc_de_son_bailleur(self, bailleur):
        page = lire(bailleur.get("/gestion/logements/"))

        assert "Aucune vacance en cours" in page
        assert "60-202" in page

    def test_nomme_le_financement_en_mots(self, bailleur, logement):
        Logement.objects.filter(pk=logement.pk).update(financement="PLAI_ADAPTE")

        page = lire(bailleur.get("/gestion/logements/"))

        assert "m², PLAI adapté" in page
        assert "PLAI_ADAPTE" not in page

    def test_ne_montre_au_reservataire_que_ce_qui_lui_est_envoye(self, client, settings, agents, vacance):
        page = lire(entrer(client, settings, agents["reservataire"]).get("/gestion/logements/"))

        assert "Aucune vacance en cours" in page
        assert "60-" not in page


class TestDeclarer:
    def test_ouvre_une_vacance(self, bailleur, logement):
        reponse = bailleur.post(f"/gestion/logements/{logement.pk}/declarer/", jour("libre_le", LIBRE))

        ouverte = Vacance.objects.get(logement=logement)
        assert reponse.url == f"/gestion/vacances/{ouverte.pk}/"
        assert (ouverte.libre_le, ouverte.hors_flux) == (LIBRE, "")

    def test_garde_ce_qui_est_ecrit_et_dit_la_faute(self, bailleur, logement):
        saisie = jour("libre_le", LIBRE) | {"libre_le_mois": "13"}

        reponse = bailleur.post(f"/gestion/logements/{logement.pk}/declarer/", saisie)

        assert reponse.status_code == 422
        assert "Le mois doit être un nombre de 1 à 12. Vous avez écrit « 13 »." in lire(reponse)
        assert b'value="13"' in reponse.content

    def test_refuse_un_motif_hors_de_la_liste(self, bailleur, logement):
        saisie = jour("libre_le", LIBRE) | {"hors_flux": "caprice"}

        reponse = bailleur.post(f"/gestion/logements/{logement.pk}/declarer/", saisie)

        assert reponse.status_code == 422
        assert "Nous avons reçu « caprice »" in lire(reponse)

    def test_dit_que_la_vacance_est_deja_ouverte(self, bailleur, vacance):
        reponse = bailleur.post(f"/gestion/logements/{vacance.logement_id}/declarer/", jour("libre_le", LIBRE))

        assert reponse.status_code == 422
        assert "Ce logement a déjà une vacance ouverte" in lire(reponse)

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, logement):
        adresse = f"/gestion/logements/{logement.pk}/declarer/"

        assert entrer(client, settings, agents["opac"]).get(adresse).status_code == 404


class TestOrienter:
    def test_montre_le_solde_de_chacun(self, bailleur, vacance):
        page = lire(bailleur.get(f"/gestion/vacances/{vacance.pk}/"))

        assert "Préfecture de l’Oise : c'est son tour" in page.replace("’est son", "'est son")
        assert "30 %" in page

    def test_envoie_et_dit_pourquoi(self, bailleur, vacance):
        bailleur.post(f"/gestion/vacances/{vacance.pk}/orienter/")

        page = lire(bailleur.get(f"/gestion/vacances/{vacance.pk}/"))
        assert Vacance.objects.get(pk=vacance.pk).reservataire.nom == "Préfecture de l’Oise"
        assert "Préfecture de l’Oise a droit à 30 % du flux de l’année" in page

    def test_est_refuse_au_reservataire(self, client, settings, agents, vacance):
        bailleur = entrer(client, settings, agents["bailleur"])
        bailleur.post(f"/gestion/vacances/{vacance.pk}/orienter/")
        client.force_login(agents["prefecture"])

        reponse = client.post(f"/gestion/vacances/{vacance.pk}/orienter/")

        assert reponse.status_code == 422
        assert "Seul le bailleur du logement peut l’orienter" in lire(reponse)


class TestRemettre:
    @pytest.fixture
    def partie(self, bailleur, vacance):
        bailleur.post(f"/gestion/vacances/{vacance.pk}/orienter/")
        return Vacance.objects.get(pk=vacance.pk)

    def test_attend_la_fin_du_delai(self, bailleur, partie):
        reponse = bailleur.post(f"/gestion/vacances/{partie.pk}/remettre/")

        assert reponse.status_code == 422
        assert "Préfecture de l’Oise peut désigner des candidats jusqu’au 23/12/2026." in lire(reponse)

    def test_rend_le_logement_au_bailleur_apres(self, bailleur, settings, partie):
        settings.JOUR_DU_PARCOURS = partie.designer_avant + timedelta(1)

        assert "Reprendre ce logement" in lire(bailleur.get(f"/gestion/vacances/{partie.pk}/"))
        bailleur.post(f"/gestion/vacances/{partie.pk}/remettre/")

        assert Vacance.objects.get(pk=partie.pk).reservataire == partie.bailleur
