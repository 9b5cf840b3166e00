"""The operator's page says the same as the command, to whoever operates the installation."""

import pytest

from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.tests.portes import entrer, lire
from seuil.taches.pannes import noter, refuser


@pytest.fixture
def exploitante(agents) -> Agent:
    organisme = agents["prefecture"].organisme
    return Agent.objects.create_user("ada", organisme=organisme, metiers=[Metier.EXPLOITATION], first_name="Ada")


class TestHorloge:
    def test_montre_chaque_tache(self, client, settings, exploitante):
        page = lire(entrer(client, settings, exploitante).get("/gestion/horloge/"))

        assert "Ce que l’installation fait d’elle-même" in page
        assert "Scellés du journal sceller, chaque minute" in page
        assert "Scores et listes du jour nuit, chaque jour à partir de 3 h 10 Dernière réussite : jamais" in page

    def test_dit_ce_qui_echoue(self, client, settings, exploitante):
        noter("nuit", "ValueError (rapprochement/services/passer.py, ligne 54)")

        page = lire(entrer(client, settings, exploitante).get("/gestion/horloge/"))

        assert "1 tâche en retard, en échec ou à régler." in page
        assert "En échec ValueError (rapprochement/services/passer.py, ligne 54). 1 essai(s)" in page

    def test_dit_ce_qu_une_personne_doit_confirmer(self, client, settings, exploitante):
        """N4: a clock that jumped is no failure of the task."""
        refuser("nuit", "L’horloge a pu sauter.")

        page = lire(entrer(client, settings, exploitante).get("/gestion/horloge/"))

        assert "À régler L’horloge a pu sauter. Constaté le" in page

    def test_est_dans_le_menu_de_qui_exploite(self, client, settings, exploitante):
        assert "Horloge" in lire(entrer(client, settings, exploitante).get("/gestion/"))

    def test_lit_peu_la_base(self, client, settings, exploitante, django_assert_max_num_queries):
        client = entrer(client, settings, exploitante)
        client.get("/gestion/horloge/")

        with django_assert_max_num_queries(12):
            client.get("/gestion/horloge/")

    def test_ne_s_ouvre_a_personne_d_autre(self, client, settings, agents):
        reponse = entrer(client, settings, agents["prefecture"]).get("/gestion/horloge/")

        assert reponse.status_code == 403
        assert "aux seules personnes qui exploitent l’installation" in lire(reponse)
        assert "Horloge" not in lire(client.get("/gestion/"))

    def test_ne_montre_aucune_demande_a_qui_exploite(self, client, settings, exploitante, demande):
        page = entrer(client, settings, exploitante).get(f"/gestion/demandes/{demande.numero_unique}/")

        assert page.status_code == 404


class TestMentions:
    def test_liste_ce_que_les_lettres_disent_inconnu(self, client, settings, exploitante):
        page = lire(entrer(client, settings, exploitante).get("/gestion/a-completer/"))

        assert "Délai anormalement long inconnu arrêté du préfet, Meurthe-et-Moselle" in page
        assert "Adresse inconnue commission de médiation, Oise" in page
        assert 'seuil adresses noter tribunal "nancy"' in page

    def test_est_dans_le_menu_de_qui_exploite(self, client, settings, exploitante):
        assert "À compléter" in lire(entrer(client, settings, exploitante).get("/gestion/"))

    def test_ne_s_ouvre_a_personne_d_autre(self, client, settings, agents):
        assert entrer(client, settings, agents["prefecture"]).get("/gestion/a-completer/").status_code == 403
