"""Renewing online: three steps, by the link of a message (t05) or from the space; too early, done, too late."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.tests.portes import lire, venir
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.envois.liens import jeton
from seuil.envois.models import Envoi
from seuil.envois.tests.annonces import naissance
from seuil.journal.models import Entree
from seuil.reactions.travaux import vider
from seuil.renouvellements import services

RENOUVELER = "/compiegne/ma-demande/renouveler/"


@pytest.fixture
def fin(demande) -> date:
    return demande.echeance


@pytest.fixture
def au_jour(client, settings, demande):
    """Return a function: the browser of the household, signed in, on a day."""

    def ouvrir(le: date):
        settings.HOTES_DES_TERRITOIRES = {}
        return connecter(venir(client, settings, le), demande)

    return ouvrir


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestTroisEtapes:
    def test_renouvellent_pour_un_an(self, au_jour, demande, fin):
        le = fin - timedelta(days=20)
        menage = au_jour(le)

        assert menage.post(RENOUVELER, {"reponse": "oui"}).url == f"{RENOUVELER}changements/"
        assert "Vos ressources" in lire(menage.get(f"{RENOUVELER}changements/"))
        confirmer = lire(menage.get(f"{RENOUVELER}confirmer/"))
        assert "Votre ancienneté part toujours du 23 novembre 2026" in confirmer
        assert relue(demande).renouvelee_le is None
        faite = lire(menage.post(f"{RENOUVELER}confirmer/", follow=True))

        assert "C’est fait" in faite
        assert relue(demande).renouvelee_le == le

    def test_ne_renouvellent_pas_sans_la_premiere(self, au_jour, demande, fin):
        menage = au_jour(fin)

        assert menage.post(f"{RENOUVELER}confirmer/").url == RENOUVELER
        assert relue(demande).renouvelee_le is None

    def test_disent_ce_qu_un_changement_coute_avant_de_confirmer(self, au_jour, demande, fin):
        menage = au_jour(fin)
        menage.post(RENOUVELER, {"reponse": "change"})
        session = menage.session
        (territoire,) = session["renouvellement"]
        session["renouvellement"] = {territoire: {**session["renouvellement"][territoire], "Sans logement": 12}}
        session.save()

        page = lire(menage.get(f"{RENOUVELER}confirmer/"))

        assert "Votre score passe de" in page
        assert "Sans logement -12" in page

    def test_menent_a_la_renonciation_qui_ne_cherche_plus(self, au_jour, fin):
        assert au_jour(fin).post(RENOUVELER, {"reponse": "non"}).url == "/compiegne/ma-demande/renoncer/"

    def test_redemandent_la_reponse_oubliee(self, au_jour, fin):
        reponse = au_jour(fin).post(RENOUVELER, {})

        assert reponse.status_code == 422
        assert "Dites si vous cherchez toujours" in lire(reponse)

    @pytest.mark.parametrize(("jours", "mots"), [(-62, "trop tôt"), (-61, "Cherchez-vous toujours"), (0, "Cherchez")])
    def test_s_ouvrent_a_la_premiere_annonce(self, au_jour, fin, jours, mots):
        assert mots in lire(au_jour(fin + timedelta(days=jours)).get(RENOUVELER))

    def test_apres_la_radiation_disent_quoi_faire(self, au_jour, demande, fin, agents):
        services.annoncer(demande, le=fin - timedelta(days=31))
        Demande.objects.filter(pk=demande.pk).update(etat=Etat.RADIEE, radiee_le=fin, motif_radiation="RADREN")

        page = lire(au_jour(fin + timedelta(days=1)).get(RENOUVELER))

        assert "n’est plus dans le fichier" in page
        assert "Absence de renouvellement" in page


class TestLien:
    @pytest.fixture
    def envoi(self, demande, le, fin) -> Envoi:
        """The legal notice, by e-mail, on the day of the law."""
        Contact.objects.create(
            demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
        )
        services.annoncer(demande, le=fin - timedelta(days=30))
        vider()
        return Envoi.objects.get(demande=demande, canal=Canal.COURRIEL, avis="renouvellement_avis")

    def test_mene_aux_trois_etapes_avec_la_date_de_naissance(self, client, settings, envoi, demande, fin):
        settings.HOTES_DES_TERRITOIRES = {}
        personne = venir(client, settings, fin - timedelta(days=30))
        avant = Entree.objects.count()
        assert personne.get(f"/l/{jeton(envoi)}/").status_code == 200
        assert personne.post(f"/l/{jeton(envoi)}/", {}).status_code == 422
        assert (Entree.objects.count(), relue(demande).renouvelee_le) == (avant, None)

        reponse = personne.post(f"/l/{jeton(envoi)}/", naissance(demande))

        assert reponse.url.endswith(RENOUVELER)
        personne.post(RENOUVELER, {"reponse": "oui"})
        personne.post(f"{RENOUVELER}confirmer/")
        assert relue(demande).renouvelee_le == fin - timedelta(days=30)

    def test_le_dernier_jour_il_ouvre_encore(self, client, settings, envoi, demande, fin):
        settings.HOTES_DES_TERRITOIRES = {}
        personne = venir(client, settings, fin)

        assert personne.post(f"/l/{jeton(envoi)}/", naissance(demande)).url.endswith(RENOUVELER)

    def test_ensuite_il_dit_que_c_est_fait(self, client, settings, envoi, demande, agents, fin):
        settings.HOTES_DES_TERRITOIRES = {}
        le = fin - timedelta(days=29)
        services.renouveler(demande, voie="guichet", par=agents["guichet"], le=le)
        personne = venir(client, settings, le)

        page = lire(personne.post(f"/l/{jeton(envoi)}/", naissance(demande), follow=True))

        assert "C’est fait" in page

    def test_treize_mois_apres_il_propose_un_autre_lien(self, client, settings, envoi, fin):
        settings.HOTES_DES_TERRITOIRES = {}
        page = venir(client, settings, fin + timedelta(days=400)).get(f"/l/{jeton(envoi)}/")

        assert page.status_code == 200
        assert "nouveau lien" in lire(page)
