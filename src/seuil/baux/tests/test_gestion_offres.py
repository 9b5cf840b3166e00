"""Offer, record an answer, note a silence, sign: the landlord's doors."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.baux.models import Bail, Offre
from seuil.demandes.models import Demande

QUINZIEME = date(2026, 12, 8)


def reponse(sens: str, recue_le: date = QUINZIEME, **autres):
    """Return what the page of an answer sends."""
    return {"reponse": sens, "voie": "telephone", **jour("recue_le", recue_le), **autres}


@pytest.fixture
def bailleur(client, settings, agents):
    return entrer(client, settings, agents["bailleur"], QUINZIEME)


@pytest.fixture
def acceptee(bailleur, offre):
    bailleur.post(f"/gestion/offres/{offre.pk}/repondre/", reponse("accepte"))
    return Offre.objects.get(pk=offre.pk)


class TestOffrir:
    def test_envoie_l_offre_au_premier_rang(self, bailleur, close, demande):
        adresse = f"/gestion/vacances/{close.vacance_id}/attributions/"
        assert "À Madame Zélie Fictive, rang 1." in lire(bailleur.get(adresse))

        bailleur.post(f"/gestion/vacances/{close.vacance_id}/offrir/")

        assert Offre.objects.get(vacance=close.vacance_id).demande == demande
        assert "En attente de réponse" in lire(bailleur.get(adresse))

    def test_n_est_pas_au_secretariat(self, client, settings, agents, close):
        secretariat = entrer(client, settings, agents["secretariat"], QUINZIEME)

        reponse = secretariat.post(f"/gestion/vacances/{close.vacance_id}/offrir/")

        assert reponse.status_code == 422
        assert "Seul le bailleur du logement peut faire une offre." in lire(reponse)

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, close):
        adresse = f"/gestion/vacances/{close.vacance_id}/offrir/"

        assert entrer(client, settings, agents["opac"], QUINZIEME).post(adresse).status_code == 404


class TestRepondre:
    def test_enregistre_un_refus_et_offre_au_suivant(self, bailleur, offre):
        saisie = reponse("refuse", motif="Trop loin du travail, par téléphone.")

        page = bailleur.post(f"/gestion/offres/{offre.pk}/repondre/", saisie)

        assert Offre.objects.get(pk=offre.pk).motif_refus == "Trop loin du travail, par téléphone."
        assert "au rang 2." in lire(bailleur.get(page.url))

    def test_demande_le_motif_d_un_refus(self, bailleur, offre):
        page = bailleur.post(f"/gestion/offres/{offre.pk}/repondre/", reponse("refuse", motif=""))

        assert page.status_code == 422
        assert "Écrivez le motif du refus" in lire(page)
        assert Offre.objects.get(pk=offre.pk).etat == "envoyee"

    def test_garde_une_seconde_reponse_et_dit_que_la_premiere_compte(self, bailleur, acceptee):
        page = bailleur.post(f"/gestion/offres/{acceptee.pk}/repondre/", reponse("accepte"))

        assert "Réponse gardée. L’offre est « Acceptée »" in lire(bailleur.get(page.url))
        assert acceptee.reponses_recues.count() == 2

    def test_demande_le_jour_et_la_voie(self, bailleur, offre):
        page = bailleur.post(f"/gestion/offres/{offre.pk}/repondre/", {"reponse": "accepte"})

        assert page.status_code == 422
        assert "Écrivez le jour, le mois et l’année." in lire(page)
        assert not offre.reponses_recues.exists()

    def test_dit_les_deux_dates_d_une_reponse_tardive(self, bailleur, settings, remise):
        settings.JOUR_DU_PARCOURS = date(2026, 12, 22)

        page = bailleur.post(f"/gestion/offres/{remise.pk}/repondre/", reponse("accepte", date(2026, 12, 21)))

        assert page.status_code == 422
        assert "arrivée le 21/12/2026, après le 18/12/2026" in lire(page)

    def test_ne_propose_jamais_de_refuser_une_reponse(self, bailleur, offre):
        page = lire(bailleur.get(f"/gestion/offres/{offre.pk}/repondre/"))

        assert "Toute voie vaut" in page
        assert "rejeter" not in page.lower()

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, offre):
        autre = entrer(client, settings, agents["opac"], QUINZIEME)

        assert autre.post(f"/gestion/offres/{offre.pk}/repondre/", reponse("accepte")).status_code == 404


class TestConstater:
    def test_attend_la_fin_du_delai(self, bailleur, remise):
        reponse = bailleur.post(f"/gestion/offres/{remise.pk}/constater/")

        assert reponse.status_code == 422
        assert "Le délai de réponse court jusqu’au 18/12/2026." in lire(reponse)

    def test_offre_au_suivant_apres(self, bailleur, settings, remise):
        settings.JOUR_DU_PARCOURS = date(2026, 12, 19)
        assert "Constater le silence" in lire(bailleur.get(f"/gestion/vacances/{remise.vacance_id}/attributions/"))

        reponse = bailleur.post(f"/gestion/offres/{remise.pk}/constater/")

        assert Offre.objects.get(pk=remise.pk).etat == "sans_reponse"
        assert "Silence constaté, ce qui vaut refus." in lire(bailleur.get(reponse.url))

    def test_n_est_pas_propose_sans_remise_prouvee(self, bailleur, settings, offre):
        """k02: the page says that nothing proves the delivery, and the other ways to try."""
        settings.JOUR_DU_PARCOURS = date(2026, 12, 24)

        page = lire(bailleur.get(f"/gestion/vacances/{offre.vacance_id}/attributions/"))

        assert "Constater le silence" not in page
        assert "Rien ne prouve qu’elle a été reçue" in page
        assert "Essayez une autre voie : remise en main propre contre signature" in page
        assert "Passer au rang suivant, sans refus" in page

    def test_n_est_pas_au_secretariat(self, client, settings, agents, offre):
        secretariat = entrer(client, settings, agents["secretariat"], date(2026, 12, 19))

        assert secretariat.post(f"/gestion/offres/{offre.pk}/constater/").status_code == 403


class TestSigner:
    ENTREE = jour("prend_effet_le", date(2027, 1, 7))

    def test_signe_et_radie_la_demande(self, bailleur, acceptee, demande):
        reponse = bailleur.post(f"/gestion/offres/{acceptee.pk}/signer/", self.ENTREE | {"assurance_vue": "on"})

        assert Bail.objects.get(demande=demande).prend_effet_le == date(2027, 1, 7)
        assert Demande.objects.get(pk=demande.pk).motif_radiation == "RADATT"
        assert "Bail signé Le 8 décembre 2026, avec Madame Zélie Fictive." in lire(bailleur.get(reponse.url))

    def test_demande_l_assurance_et_garde_la_date(self, bailleur, acceptee):
        reponse = bailleur.post(f"/gestion/offres/{acceptee.pk}/signer/", self.ENTREE)

        assert reponse.status_code == 422
        assert "L’attestation d’assurance habitation est obligatoire pour signer." in lire(reponse)
        assert b'value="2027"' in reponse.content

    def test_refuse_une_entree_deja_passee(self, bailleur, acceptee):
        saisie = jour("prend_effet_le", date(2026, 12, 1)) | {"assurance_vue": "on"}

        reponse = bailleur.post(f"/gestion/offres/{acceptee.pk}/signer/", saisie)

        assert reponse.status_code == 422
        assert "au plus tôt le 8 décembre 2026" in lire(reponse)

    def test_ne_signe_pas_une_offre_sans_reponse(self, bailleur, offre):
        reponse = bailleur.post(f"/gestion/offres/{offre.pk}/signer/", self.ENTREE | {"assurance_vue": "on"})

        assert reponse.status_code == 422
        assert "est à l’état « En attente de réponse »" in lire(reponse)


class TestOffres:
    def test_dit_lesquelles_sont_en_retard(self, bailleur, settings, remise):
        settings.JOUR_DU_PARCOURS = date(2026, 12, 19)

        assert "Délai passé" in lire(bailleur.get("/gestion/offres/"))

    def test_dit_lesquelles_ne_sont_pas_prouvees_recues(self, bailleur, settings, offre):
        settings.JOUR_DU_PARCOURS = date(2026, 12, 24)

        page = lire(bailleur.get("/gestion/offres/"))

        assert "Date imprimée passée Rien ne prouve qu’elle a été reçue" in page

    def test_ne_montre_pas_celles_des_autres(self, client, settings, agents, offre):
        page = lire(entrer(client, settings, agents["opac"], QUINZIEME).get("/gestion/offres/"))

        assert "Aucune offre" in page
