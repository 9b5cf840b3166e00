"""Wrong codes after a right password are bounded by account, wherever they come from, and told to the agent."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.tests.portes import lire
from seuil.connexions.models import CodesFaux
from seuil.connexions.services import TropDeCodesFaux, eprouver_avec_compte, retirer_facteur
from seuil.connexions.tests.telephone import HIER, code, equiper, plus_tard

CONNEXION, CODE, CHOISIR = "/gestion/connexion/", "/gestion/connexion/code/", "/gestion/compte/mot-de-passe/"
MOT_DE_PASSE, NEUF = "seuil-demo-2026", "une porte au soleil du soir"


@pytest.fixture(autouse=True)
def _hors_demonstration(settings):
    settings.DEMO = False


@pytest.fixture
def agent(agents):
    equiper(agents["bailleur"])
    return agents["bailleur"]


def essayer(depuis, chiffres="000000", mot_de_passe=MOT_DE_PASSE):
    """Give the password then a code, from an address of one's own."""
    client = Client(REMOTE_ADDR=depuis)
    client.post(CONNEXION, {"identifiant": "bailleur", "mot_de_passe": mot_de_passe})
    return client, client.post(CODE, {"code": chiffres})


def voler(nombre, premier=0):
    """Try wrong codes with the right password, each from another source."""
    for rang in range(premier, premier + nombre):
        reponse = essayer(f"192.0.2.{rang}")[1]
    return reponse


def attendre(agent, **duree):
    CodesFaux.objects.filter(agent=agent).update(dernier_le=timezone.now() - timedelta(**duree))


class TestAttente:
    def test_retient_apres_dix_codes_faux_de_dix_sources(self, agent):
        voler(10)

        reponse = essayer("203.0.113.9", code())[1]

        assert reponse.status_code == 422
        assert "Attendez 1 minute, utilisez votre clé de sécurité" in lire(reponse)

    def test_laisse_entrer_une_fois_l_attente_finie(self, agent):
        voler(10)
        attendre(agent, seconds=61)

        assert essayer("203.0.113.9", code())[1].status_code == 302
        assert not CodesFaux.objects.exists()

    def test_double_a_chaque_code_faux_jusqu_a_une_heure(self, agent):
        attentes = []
        for rang in range(9):
            voler(10 if rang == 0 else 1, premier=10 * rang)
            page = lire(essayer(f"203.0.113.{rang}")[1])
            attentes.append(int(page.partition("Attendez ")[2].split()[0]))
            attendre(agent, hours=1)

        assert attentes == [1, 2, 4, 8, 16, 32, 60, 60, 60]

    def test_ne_retient_pas_l_agent_pour_un_inconnu_sans_mot_de_passe(self, agent):
        for rang in range(30):
            essayer(f"192.0.2.{rang}", mot_de_passe="faux")

        assert essayer("203.0.113.9", code())[1].status_code == 302

    def test_recommence_sous_un_autre_mot_de_passe(self, agent):
        voler(10)
        agent.set_password(NEUF)
        agent.save()

        assert essayer("203.0.113.9", code(), NEUF)[1].status_code == 302

    def test_s_oublie_avec_le_facteur(self, agent):
        voler(3)

        retirer_facteur(agent, par=Systeme(), le=HIER.date())

        assert not CodesFaux.objects.exists()


class TestEprouverAvecCompte:
    def test_ne_verifie_rien_pendant_l_attente(self, agent):
        verifies = []

        def faux() -> bool:
            verifies.append(1)
            return False

        for _ in range(10):
            eprouver_avec_compte(agent, faux, maintenant=HIER)
        with pytest.raises(TropDeCodesFaux):
            eprouver_avec_compte(agent, faux, maintenant=HIER + timedelta(seconds=59))

        assert len(verifies) == 10
        assert eprouver_avec_compte(agent, lambda: True, maintenant=plus_tard(minutes=1)) == 10


class TestAlerte:
    def test_dit_les_codes_essayes_a_la_connexion_suivante(self, agent):
        voler(10)
        attendre(agent, minutes=2)
        voler(2, premier=20)
        attendre(agent, hours=1)

        client, reponse = essayer("203.0.113.9", code())
        pages = [lire(client.get(adresse)) for adresse in (CHOISIR, "/gestion/compte/")]

        assert reponse["Location"] == CHOISIR
        assert all("11 codes faux ont été essayés avec votre mot de passe" in page for page in pages)

    def test_se_tait_une_fois_le_mot_de_passe_change(self, agent):
        voler(5)
        client, _ = essayer("203.0.113.9", code())

        client.post(CHOISIR, {"mot_de_passe": MOT_DE_PASSE, "nouveau": NEUF, "encore": NEUF})

        assert "codes faux" not in lire(client.get("/gestion/compte/"))

    def test_ne_s_inquiete_pas_de_quelques_fautes_de_frappe(self, agent):
        voler(4)

        assert essayer("203.0.113.9", code())[1]["Location"] == "/gestion/"
