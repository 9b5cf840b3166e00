"""A dwelling already sent, where nobody is left to open it: who may mend it is told at once."""

from datetime import timedelta

import pytest

from seuil.acteurs import services
from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.tests.portes import entrer, lire
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Vacance
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

    def test_la_page_des_candidats_le_dit_aussi(self, client, settings, agents, bloquee):
        """« C’est à lui de désigner » would have its landlord wait for somebody who is not there."""
        page = lire(entrer(client, settings, agents["bailleur"]).get(f"/gestion/vacances/{bloquee.pk}/candidats/"))

        assert QUI in page
        assert "c’est à lui de désigner" not in page

    def test_plusieurs_logements_tiennent_en_une_ligne(self, client, settings, agents, bloquee):
        """Told dwelling by dwelling, the same sentence would hide the rest of the work of the day."""
        autre = bloquee.logement.programme.logements.exclude(pk=bloquee.logement.pk).first()
        Vacance.objects.create(
            logement=autre,
            etat=Etat.ORIENTEE,
            reservataire=bloquee.reservataire,
            declaree_le=bloquee.declaree_le,
            orientee_le=bloquee.orientee_le,
            designer_avant=bloquee.designer_avant,
            libre_le=bloquee.libre_le,
        )

        travail = entrer(client, settings, agents["bailleur"]).get("/gestion/")

        assert lire(travail).count("Faire habiliter un agent Personne ne peut ouvrir ces logements : Préfecture") == 1
        assert "2 logements" in lire(travail)
        assert 'href="/gestion/logements/"' in travail.content.decode()

    def test_un_agent_retrouve_la_debloque(self, client, settings, agents, bloquee):
        Agent.objects.filter(pk=agents["prefecture"].pk).update(is_active=True)
        bailleur = entrer(client, settings, agents["bailleur"])

        assert ACTE not in lire(bailleur.get("/gestion/"))
        assert "c’est à lui de désigner" in lire(bailleur.get(f"/gestion/vacances/{bloquee.pk}/candidats/"))

    def test_de_plusieurs_agents_seul_le_dernier_parti_la_bloque(self, client, settings, agents, envoyee):
        collegue = Agent.objects.create_user(
            "hugo", organisme=envoyee.reservataire, metiers=[Metier.RESERVATION], first_name="Hugo"
        )
        bailleur = entrer(client, settings, agents["bailleur"])

        services.fermer(agents["prefecture"], par=Systeme(), le=envoyee.orientee_le)
        avant = lire(bailleur.get("/gestion/"))
        services.fermer(collegue, par=Systeme(), le=envoyee.orientee_le)

        assert ACTE not in avant
        assert ACTE in lire(bailleur.get("/gestion/"))

    def test_rien_n_est_dit_tant_que_quelqu_un_peut_l_ouvrir(self, client, settings, agents, envoyee, encadrante):
        bailleur = entrer(client, settings, agents["bailleur"])

        assert "Un agent à habiliter" not in lire(bailleur.get(f"/gestion/vacances/{envoyee.pk}/"))
        assert ACTE not in lire(bailleur.get("/gestion/"))
        assert ACTE not in lire(entrer(client, settings, encadrante).get("/gestion/"))

    def test_un_metier_retire_la_bloque_aussi(self, client, settings, agents, envoyee):
        Agent.objects.filter(organisme=envoyee.reservataire).update(metiers=["gestion"])

        assert ACTE in lire(entrer(client, settings, agents["bailleur"]).get("/gestion/"))

    @pytest.mark.parametrize(("jusqu_au", "bloquee"), [(0, False), (-1, True)])
    def test_un_mot_de_passe_mort_la_bloque_aussi(self, client, settings, agents, envoyee, le, jusqu_au, bloquee):
        """The operator's password of an agent who never came opens nothing any more."""
        settings.DEMO = False
        dernier = le + timedelta(jusqu_au)
        Agent.objects.filter(organisme=envoyee.reservataire).update(provisoire_jusqu_au=dernier)

        assert (ACTE in lire(entrer(client, settings, agents["bailleur"], le).get("/gestion/"))) is bloquee

    def test_qui_encadre_chez_le_reservataire_le_lit(self, client, settings, encadrante, bloquee):
        travail = entrer(client, settings, encadrante).get("/gestion/")

        assert QUI in lire(travail)
        assert 'href="/gestion/equipe/"' in travail.content.decode()

    def test_qui_exploite_le_lit(self, client, settings, agents, bloquee):
        agents["opac"].metiers = [Metier.EXPLOITATION]
        agents["opac"].save()

        travail = entrer(client, settings, agents["opac"]).get("/gestion/")

        assert f"{QUI} Ouvrez-en un." in lire(travail)
        assert 'href="/gestion/a-completer/"' in travail.content.decode()

    def test_personne_d_autre_ne_le_lit(self, client, settings, agents, bloquee):
        for autre in ("opac", "guichet", "secretariat"):
            assert ACTE not in lire(entrer(client, settings, agents[autre]).get("/gestion/")), autre

    def test_le_delai_passe_le_bailleur_reprend(self, client, settings, agents, bloquee):
        apres = bloquee.designer_avant + timedelta(1)

        travail = lire(entrer(client, settings, agents["bailleur"], apres).get("/gestion/"))

        assert "Reprendre le logement" in travail
        assert ACTE not in travail
