"""The landlord's doors to one offer: its delivery, an answer typed late, its condition, a rank passed."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.baux.models import Offre
from seuil.baux.services import constater_silence
from seuil.commissions.models import Decision

LE, TARD = date(2026, 12, 8), date(2026, 12, 22)


@pytest.fixture
def bailleur(client, settings, agents):
    return entrer(client, settings, agents["bailleur"], TARD)


def attributions(client, ligne):
    return lire(client.get(f"/gestion/vacances/{ligne.vacance_id}/attributions/"))


class TestRemettre:
    def test_note_une_remise_et_dit_le_dernier_jour(self, bailleur, offre):
        saisie = {"sort": "recommande", "note": "AR signé", **jour("remise_le", date(2026, 12, 21))}

        page = bailleur.post(f"/gestion/offres/{offre.pk}/remise/", saisie)

        dite = lire(bailleur.get(page.url))
        assert "Réponse jusqu’au 31 décembre 2026 inclus." in dite
        assert "Reçue le 21 décembre 2026" in dite

    def test_note_un_echec_et_dit_non_recue(self, bailleur, offre):
        saisie = {"sort": "retourne", "note": "Défaut d’accès", **jour("remise_le", date(2026, 12, 15))}

        bailleur.post(f"/gestion/offres/{offre.pk}/remise/", saisie)

        dite = attributions(bailleur, offre)
        assert "Non reçue" in dite
        assert "Lettre revenue, le 15/12/2026 : Défaut d’accès" in dite

    def test_refuse_un_jour_a_venir(self, bailleur, offre):
        saisie = {"sort": "recommande", **jour("remise_le", date(2026, 12, 23))}

        page = bailleur.post(f"/gestion/offres/{offre.pk}/remise/", saisie)

        assert page.status_code == 422
        assert "au plus tard le 22 décembre 2026" in lire(page)
        assert not offre.courrier.remises.exists()

    def test_se_fait_aussi_en_envoyant_la_lettre(self, client, settings, agents, close):
        bailleur = entrer(client, settings, agents["bailleur"], LE)

        page = bailleur.post(f"/gestion/vacances/{close.vacance_id}/offrir/", {"en_main_propre": "on"})

        assert "réponse jusqu’au 18 décembre 2026 inclus" in lire(bailleur.get(page.url))
        assert "Reçue le 8 décembre 2026" in attributions(bailleur, Offre.objects.get())


class TestRepondreTard:
    def test_une_reponse_a_temps_rouvre_l_offre_close(self, bailleur, agents, remise):
        suivante = constater_silence(remise, par=agents["bailleur"], le=date(2026, 12, 19))
        saisie = {"reponse": "accepte", "voie": "visite", **jour("recue_le", date(2026, 12, 15))}

        page = bailleur.post(f"/gestion/offres/{remise.pk}/repondre/", saisie)

        dite = lire(bailleur.get(page.url))
        assert "Madame Zélie Fictive accepte. Le bail peut être signé." in dite
        assert "Il accepte, bon de visite du 15/12/2026" in dite
        assert Offre.objects.get(pk=suivante.pk).etat == "retiree"


class TestPasser:
    def test_passe_sans_refus_apres_la_date_imprimee(self, client, settings, agents, offre):
        bailleur = entrer(client, settings, agents["bailleur"], date(2026, 12, 24))

        page = bailleur.post(f"/gestion/offres/{offre.pk}/passer/", {"motif": "Deux lettres revenues."})

        dite = lire(bailleur.get(page.url))
        assert "Offre passée, sans refus compté. L’offre est écrite à" in dite
        assert "Passée au rang suivant, sans refus" in dite

    def test_dit_pourquoi_pas_encore(self, bailleur, offre):
        page = bailleur.post(f"/gestion/offres/{offre.pk}/passer/", {"motif": "Pressé."})

        assert page.status_code == 422
        assert "La lettre laisse répondre jusqu’au 23/12/2026." in lire(page)

    def test_n_est_pas_au_secretariat(self, client, settings, agents, offre):
        secretariat = entrer(client, settings, agents["secretariat"], TARD)

        assert secretariat.post(f"/gestion/offres/{offre.pk}/passer/", {"motif": "x"}).status_code == 403


class TestCondition:
    def test_la_page_montre_la_piece_et_la_date_et_aucun_bouton_d_envoi(self, bailleur, sous_condition):
        dite = attributions(bailleur, sous_condition.point)

        assert "jusqu’au 18/12/2026 : ni offre ni bail avant." in dite
        assert "Envoyer l’offre" not in dite.replace("'", "’")

    def test_accepte_la_piece_recue_a_temps(self, bailleur, sous_condition):
        page = bailleur.post(
            f"/gestion/attributions/{sous_condition.pk}/condition/", jour("recue_le", date(2026, 12, 17))
        )

        assert "Condition levée : l’offre peut partir." in lire(bailleur.get(page.url))

    def test_dit_les_deux_dates_d_une_piece_tardive(self, bailleur, sous_condition):
        page = bailleur.post(
            f"/gestion/attributions/{sous_condition.pk}/condition/", jour("recue_le", date(2026, 12, 21))
        )

        assert page.status_code == 422
        assert "arrivée le 21/12/2026, après le 18/12/2026" in lire(page)

    def test_constate_qu_elle_tombe(self, bailleur, sous_condition):
        page = bailleur.post(f"/gestion/attributions/{sous_condition.pk}/condition-tombee/")

        dite = lire(bailleur.get(page.url))
        assert "Condition tombée. L’offre est écrite à" in dite
        assert Decision.objects.get(pk=sous_condition.pk).condition_tombee_le == TARD

    def test_se_suit_depuis_la_page_d_accueil(self, client, settings, agents, sous_condition):
        accueil = lire(entrer(client, settings, agents["bailleur"], LE).get("/gestion/"))

        assert "Suivre une condition" in accueil
        assert "jusqu’au 18 décembre 2026" in accueil

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, sous_condition):
        opac = entrer(client, settings, agents["opac"], TARD)

        assert opac.get(f"/gestion/attributions/{sous_condition.pk}/condition/").status_code == 404
