"""What keeps messages from leaving is shown to who runs the installation, and the messages wait."""

from io import StringIO

import pytest
from django.core.management import call_command

from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.services import envoyer_un_code
from seuil.envois.tests.serveurs import Comportement, boite_aux_lettres
from seuil.taches.journee import faire_partir, veiller
from seuil.taches.models import Panne
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.tests.horloge import a


@pytest.fixture
def envoi(demande, le) -> Envoi:
    """A message of the household of the journey, due now."""
    contact = Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
    )
    return envoyer_un_code(contact, Usage.ENTRER, par=None, maintenant=a(le))


@pytest.fixture(autouse=True)
def reglages(settings):
    settings.EXPEDITEUR = "ne-pas-repondre@exemple.invalid"


def taches() -> str:
    """Return what `seuil taches` says."""
    sortie = StringIO()
    call_command("taches", stdout=sortie)
    return sortie.getvalue()


class TestReglages:
    def test_se_lisent_dans_seuil_taches(self, db, settings):
        settings.SMTP = "smpt://relais.exemple.invalid/"

        veiller()

        assert (
            taches()
            .splitlines()[-1]
            .startswith("Réglages des messages (reglages) : à régler. SEUIL_SMTP : Attendu : smtp://")
        )

    def test_s_oublient_une_fois_corriges(self, db, settings):
        settings.SMTP = "smpt://relais.exemple.invalid/"
        veiller()
        settings.SMTP = "smtp://relais.exemple.invalid/"

        veiller()

        assert not Panne.objects.filter(tache="reglages").exists()

    def test_ne_perdent_aucun_message(self, envoi, settings):
        settings.SMTP = "smpt://relais.exemple.invalid/"

        faire_partir()

        envoi.refresh_from_db()
        assert (envoi.etat, envoi.essais) == (Etat.EN_FILE, 0)


class TestFairePartir:
    def test_dit_ce_que_le_relais_repond_sans_nommer_personne(self, envoi, settings):
        with boite_aux_lettres(Comportement.OCCUPE) as boite:
            settings.SMTP = boite.url()
            faire_partir()

        envoi.refresh_from_db()
        assert envoi.etat == Etat.EN_FILE
        assert "Départ des messages (envois) : à régler. E-mail : rien ne part" in taches()
        assert "421 4.3.2 too busy" in taches()
        assert "nadia@" not in taches()

    def test_se_tait_une_fois_le_relais_revenu(self, envoi, settings):
        with boite_aux_lettres(Comportement.OCCUPE) as boite:
            settings.SMTP = boite.url()
            faire_partir()
            boite.comportement = Comportement.ACCEPTE
            Envoi.objects.update(pas_avant=None)
            faire_partir()

        assert not Panne.objects.filter(tache="envois").exists()
        assert len(boite.recus) == 1


class TestRetours:
    def test_dit_le_dossier_qui_manque(self, db, settings, le):
        settings.RETOURS = "/absent"

        passer(TACHES["retours"], maintenant=a(le))

        assert "SEUIL_RETOURS : il n’existe pas de dossier /absent" in taches()
