"""A stranger at an open session changes the phone: it receives nothing, the household is told where it was."""

from datetime import date

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import lire
from seuil.contacts.models import Contact
from seuil.declarations.tests.changer import changer, enregistrer
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.envois.models import Envoi
from seuil.envois.services import demander_un_code, envoyer_les_codes_demandes
from seuil.reactions.travaux import vider

LE = date(2026, 11, 23)
CHANGER = "/ma-demande/changer/"
SIEN, LEUR = "+33611111111", "+33600000000"


@pytest.fixture
def session(client, demande):
    """The session that the household left open, its addresses proven."""
    Contact.objects.filter(demande=demande).update(verifie_le=LE)
    return connecter(client, demande)


def mettre_son_numero(session) -> None:
    changer(session, f"{CHANGER}joindre/", telephone="06 11 11 11 11")
    enregistrer(session, CHANGER)
    vider()


class TestUnInconnu:
    def test_ne_recoit_rien_au_numero_qu_il_met(self, session, demande):
        mettre_son_numero(session)

        demander_un_code(demande.numero_unique, par=Demandeur(), maintenant=timezone.now())
        envoyer_les_codes_demandes(maintenant=timezone.now())

        assert Demande.objects.get(pk=demande.pk).telephone == SIEN
        assert not Envoi.objects.filter(adresse=SIEN).exists()
        assert Envoi.objects.get(avis="code_entrer").adresse != SIEN

    def test_est_annonce_au_numero_verifie(self, session, demande):
        mettre_son_numero(session)

        assert Envoi.objects.get(avis="contact_change").adresse == LEUR

    def test_n_est_pas_annonce_quand_il_faut_proteger_le_foyer(self, session, demande):
        """Nothing warns an address that may be that of who threatens."""
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)
        Contact.objects.filter(demande=demande).update(est_sur=False)

        mettre_son_numero(session)

        assert not Envoi.objects.filter(adresse__in=[SIEN, LEUR]).exists()

    def test_se_lit_sur_la_page_des_contacts(self, session, demande):
        mettre_son_numero(session)

        page = lire(session.get("/ma-demande/contacts/"))

        assert "Nous écrivons encore ici" in page
        assert "06 11 11 11 11 À vérifier" in page

    def test_ne_gele_pas_la_demande(self, session, demande):
        mettre_son_numero(session)

        assert not Demande.objects.get(pk=demande.pk).est_gelee(LE)
