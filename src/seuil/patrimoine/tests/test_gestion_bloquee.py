"""A dwelling already sent, where nobody is left to open it: who may mend it is told at once."""

from datetime import timedelta

import pytest

from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.tests.portes import entrer, lire
from seuil.patrimoine.services import orienter

QUI = "Personne ne peut ouvrir ce logement : Préfecture de l’Oise n’a aucun compte habilité à désigner des candidats."
ACTE = "Faire habiliter un agent"


@pytest.fixture
def envoyee(agents, vacance, le):
    orienter(vacance, par=agents["bailleur"], le=le)
    return vacance


@pytest.fixture
def encadrante(agents):
    organisme = agents["prefecture"].organisme
    return Agent.objects.create_user("olga", organisme=organisme, metiers=[Metier.ENCADREMENT], first_name="Olga")


@pytest.fixture
def bloquee(envoyee, encadrante):
    """Who could name candidates has left; who leads stays."""
    Agent.objects.filter(organisme=envoyee.reservataire).exclude(pk=encadrante.pk).update(is_active=False)
    return envoyee


class TestVacanceQuePersonneNOuvre:
    def test_le_bailleur_lit_qui_habiliter(self, client, settings, agents, bloquee):
        bailleur = entrer(client, settings, agents["bailleur"])

        page, travail = lire(bailleur.get(f"/gestion/vacances/{bloquee.pk}/")), bailleur.get("/gestion/")

        assert f"Un agent à habiliter {QUI} Demandez à qui exploite l’installation d’en ouvrir un." in page
        assert ACTE in lire(travail)
        assert QUI in lire(travail)
        assert f'href="/gestion/vacances/{bloquee.pk}/"' in travail.content.decode()

    def test_rien_n_est_dit_tant_que_quelqu_un_peut_l_ouvrir(self, client, settings, agents, envoyee, encadrante):
        bailleur = entrer(client, settings, agents["bailleur"])

        assert "Un agent à habiliter" not in lire(bailleur.get(f"/gestion/vacances/{envoyee.pk}/"))
        assert ACTE not in lire(bailleur.get("/gestion/"))
        assert ACTE not in lire(entrer(client, settings, encadrante).get("/gestion/"))

    def test_un_metier_retire_la_bloque_aussi(self, client, settings, agents, envoyee):
        Agent.objects.filter(organisme=envoyee.reservataire).update(metiers=["gestion"])

        assert ACTE in lire(entrer(client, settings, agents["bailleur"]).get("/gestion/"))

    def test_qui_encadre_chez_le_reservataire_le_lit(self, client, settings, encadrante, bloquee):
        travail = entrer(client, settings, encadrante).get("/gestion/")

        assert QUI in lire(travail)
        assert 'href="/gestion/equipe/"' in travail.content.decode()

    def test_qui_exploite_le_lit(self, client, settings, agents, bloquee):
        agents["opac"].metiers = [Metier.EXPLOITATION]
        agents["opac"].save()

        travail = entrer(client, settings, agents["opac"]).get("/gestion/")

        assert QUI in lire(travail)
        assert 'href="/gestion/a-completer/"' in travail.content.decode()

    def test_personne_d_autre_ne_le_lit(self, client, settings, agents, bloquee):
        for autre in ("opac", "guichet", "secretariat"):
            assert ACTE not in lire(entrer(client, settings, agents[autre]).get("/gestion/")), autre

    def test_le_delai_passe_le_bailleur_reprend(self, client, settings, agents, bloquee):
        apres = bloquee.designer_avant + timedelta(1)

        travail = lire(entrer(client, settings, agents["bailleur"], apres).get("/gestion/"))

        assert "Reprendre le logement" in travail
        assert ACTE not in travail
