"""The pages of a desk, of a manager and of the household: what is shown, what is refused in words."""

from datetime import timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, jour, lire, venir
from seuil.demandes.etats import Etat
from seuil.demandes.services import radier
from seuil.demandes.tests.menage import connecter
from seuil.envois.models import Envoi
from seuil.journal.models import Consultation
from seuil.radiations import services
from seuil.radiations.models import Contestation, Interrogation
from seuil.radiations.requetes import radiable_le
from seuil.radiations.tests.menage import avertie, ecrite, relue, remise
from seuil.reactions.travaux import vider

LISTE, CONTESTATIONS, MA_RADIATION = "/gestion/sans-reponse/", "/gestion/contestations/", "ma-demande/radiation/"


@pytest.fixture
def au_guichet(client, settings, agents):
    """Return a function: the desk, signed in, on a day."""
    return lambda le: entrer(client, settings, agents["guichet"], le)


@pytest.fixture
def chez_soi(client, settings, demande):
    """Return a function: the household, signed in, on a day."""

    def ouvrir(le):
        settings.HOTES_DES_TERRITOIRES = {}
        return connecter(venir(client, settings, le), demande)

    return ouvrir


@pytest.fixture
def radiee(demande, le):
    radier(demande, motif="RADABA", par=Demandeur(demande.numero_unique), le=le)
    vider()
    return relue(demande)


class TestLeCourrier:
    def test_s_ecrit_depuis_le_dossier(self, au_guichet, demande, le):
        guichet, page = au_guichet(le), f"/gestion/demandes/{demande.numero_unique}/interroger/"
        assert page in guichet.get(f"/gestion/demandes/{demande.numero_unique}/").text
        assert guichet.post(page, {"question": ""}).status_code == 422
        assert guichet.post(page, {"question": "Cherchez-vous toujours ?"}).status_code == 302

        courrier = Interrogation.objects.get()
        assert guichet.get(page).url == f"{LISTE}{courrier.pk}/"
        assert "Réponse attendue jusqu’au 23 décembre 2026" in lire(guichet.get(LISTE))
        assert Consultation.objects.filter(numeros=[demande.numero_unique], motif="liste").exists()

    def test_se_mene_de_la_lettre_a_la_radiation(self, au_guichet, agents, demande, le):
        courrier = ecrite(demande, agents["guichet"], le)
        page, apres = f"{LISTE}{courrier.pk}/", courrier.repondre_avant + timedelta(days=1)
        assert "Écrire l’avertissement" not in lire(au_guichet(le).get(page))
        au_guichet(apres).post(page, {"geste": "avertir"})
        vider()
        assert "Rien ne prouve que l’avertissement a été reçu" in lire(au_guichet(apres).get(page))

        au_guichet(apres).post(page, {"geste": "remise", "sort": "main_propre", **jour("remise_le", apres)})
        trop_tot = au_guichet(apres).post(page, {"geste": "radier"})
        assert trop_tot.status_code == 422
        assert "court encore" in lire(trop_tot)

        des_le = radiable_le(Interrogation.objects.get())
        assert "(R441-2-8 (c))" in lire(au_guichet(des_le).get(page))
        au_guichet(des_le).post(page, {"geste": "radier"})
        assert relue(demande).motif_radiation == "RADCON"

    def test_garde_ce_qui_manque_a_une_reponse(self, au_guichet, agents, demande, le):
        courrier = ecrite(demande, agents["guichet"], le)
        page = f"{LISTE}{courrier.pk}/"

        assert au_guichet(le).post(page, {"geste": "reponse"}).status_code == 422
        au_guichet(le).post(page, {"geste": "reponse", "comment": "visite", "precision": "Toujours là."})

        assert Interrogation.objects.get().reponse == "Venue au guichet : Toujours là."
        assert "Aucun courrier n’attend" in lire(au_guichet(le).get(LISTE))

    def test_entre_dans_le_travail_du_jour_quand_il_faut_agir(self, au_guichet, agents, demande, le):
        courrier = ecrite(demande, agents["guichet"], le)
        acte = "Avertir le foyer, ou essayer de le joindre"

        assert acte not in lire(au_guichet(le).get("/gestion/"))
        assert acte in lire(au_guichet(courrier.repondre_avant + timedelta(days=1)).get("/gestion/"))

    def test_un_geste_inconnu_ne_fait_rien(self, au_guichet, agents, demande, le):
        courrier = ecrite(demande, agents["guichet"], le)

        assert au_guichet(le).post(f"{LISTE}{courrier.pk}/", {"geste": "effacer"}).status_code == 422
        assert Interrogation.objects.get().etat == "attendue"


class TestLeFoyer:
    def test_lit_qu_une_reponse_est_attendue_puis_l_avertissement(self, chez_soi, agents, demande, le):
        courrier = ecrite(demande, agents["guichet"], le)
        page = chez_soi(le).get("/compiegne/ma-demande/")
        assert "répondre à un courrier" in lire(page)
        assert f"/ma-demande/courriers/{courrier.lettre_id}/" in page.text

        services.lever(courrier, reponse="Appel", par=agents["guichet"], le=le)
        assert "répondre à un courrier" not in lire(chez_soi(le).get("/compiegne/ma-demande/"))
        avertie(demande, agents["guichet"], le)
        assert "répondre à un avertissement" in lire(chez_soi(le).get("/compiegne/ma-demande/"))

    def test_conteste_sa_radiation_une_fois(self, chez_soi, radiee, le):
        menage = chez_soi(le)
        assert MA_RADIATION in menage.get("/compiegne/ma-demande/").text
        lettre = Envoi.objects.get(demande=radiee, avis="radiee", canal="espace")
        assert f"/messages/{lettre.pk}/" in menage.get(f"/compiegne/{MA_RADIATION}").text
        assert "tribunal administratif" in lettre.corps
        assert menage.post(f"/compiegne/{MA_RADIATION}", {"texte": ""}).status_code == 422
        assert menage.post(f"/compiegne/{MA_RADIATION}", {"texte": "x" * 1001}).status_code == 422

        menage.post(f"/compiegne/{MA_RADIATION}", {"texte": "Je n’ai rien écrit."})
        menage.post(f"/compiegne/{MA_RADIATION}", {"texte": "Encore."})

        page = lire(menage.get(f"/compiegne/{MA_RADIATION}"))
        assert Contestation.objects.get().texte == "Je n’ai rien écrit."
        assert "au plus tard le 23 décembre 2026" in page
        assert "Envoyer ma contestation" not in page

    def test_lit_la_reponse(self, chez_soi, agents, radiee, le):
        dite = services.contester(radiee, texte="Non.", par=Demandeur(radiee.numero_unique), le=le)
        services.refuser_la_contestation(dite, motif="Votre lettre est signée.", par=agents["prefecture"], le=le)

        assert "Votre lettre est signée." in lire(chez_soi(le).get(f"/compiegne/{MA_RADIATION}"))

    def test_une_demande_active_n_a_pas_cette_page(self, chez_soi, demande, le):
        assert chez_soi(le).get(f"/compiegne/{MA_RADIATION}").url.endswith("/ma-demande/")


class TestLeGestionnaire:
    @pytest.fixture
    def prefecture(self, client, settings, agents, radiee, le):
        services.contester(radiee, texte="Je n’ai rien écrit.", par=Demandeur(radiee.numero_unique), le=le)
        return entrer(client, settings, agents["prefecture"], le)

    def test_lit_la_preuve_et_le_dernier_jour(self, prefecture, radiee):
        page = lire(prefecture.get(CONTESTATIONS))

        assert str(radiee.titulaire) in page
        assert "23 décembre 2026" in page
        assert "Renonciation écrite" in page
        assert "Répondre à une contestation" in lire(prefecture.get("/gestion/"))

    @pytest.mark.parametrize(("decision", "etat"), [("accepter", Etat.ACTIVE), ("refuser", Etat.RADIEE)])
    def test_reintegre_ou_garde_la_radiation(self, prefecture, radiee, decision, etat):
        page = f"{CONTESTATIONS}{Contestation.objects.get().pk}/"
        assert prefecture.post(page, {"decision": decision}).status_code == 422
        assert prefecture.post(page, {"decision": decision, "motif": "Lettre relue."}).status_code == 302

        assert relue(radiee).etat == etat
        assert "Aucune contestation" in lire(prefecture.get(CONTESTATIONS))

    def test_un_bouton_inconnu_ne_tranche_rien(self, prefecture, radiee):
        page = f"{CONTESTATIONS}{Contestation.objects.get().pk}/"

        assert prefecture.post(page, {"decision": "?", "motif": "Lettre relue."}).status_code == 422
        assert Contestation.objects.get().etat == "a_repondre"

    def test_lit_la_remise_d_un_courrier_sans_reponse(self, client, settings, agents, demande, le):
        courrier = avertie(demande, agents["guichet"], le)
        courrier = remise(courrier, agents["guichet"], courrier.avertie_le)
        des_le = radiable_le(courrier)
        services.radier(courrier, par=agents["guichet"], le=des_le)
        services.contester(relue(demande), texte="Non.", par=Demandeur(demande.numero_unique), le=des_le)

        page = lire(entrer(client, settings, agents["prefecture"], des_le).get(CONTESTATIONS))

        assert "Avertissement remis le 24 décembre 2026." in page
