"""The operator's page says the same as the command, to whoever operates the installation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.tests.portes import entrer, lire
from seuil.documents.moteurs import clamd
from seuil.patrimoine.services import orienter
from seuil.taches.models import Panne
from seuil.taches.pannes import noter, refuser
from seuil.taches.services import passer
from seuil.taches.table import TACHES


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

    def test_dit_chez_qui_aucun_compte_n_ouvre_un_logement(self, client, settings, agents, exploitante, vacance, le):
        orienter(vacance, par=agents["bailleur"], le=le)
        page = lire(entrer(client, settings, exploitante).get("/gestion/a-completer/"))
        Agent.objects.filter(organisme=agents["prefecture"].organisme).exclude(pk=exploitante.pk).update(
            is_active=False
        )

        bloquee = lire(entrer(client, settings, exploitante).get("/gestion/a-completer/"))

        assert "Comptes à ouvrir" not in page
        assert "Préfecture de l’Oise 1" in bloquee
        assert 'seuil agents creer … --organisme "Préfecture de l’Oise" --metiers reservation' in bloquee

    def test_est_dans_le_menu_de_qui_exploite(self, client, settings, exploitante):
        assert "À compléter" in lire(entrer(client, settings, exploitante).get("/gestion/"))

    def test_ne_s_ouvre_a_personne_d_autre(self, client, settings, agents):
        assert entrer(client, settings, agents["prefecture"]).get("/gestion/a-completer/").status_code == 403


class TestAntivirus:
    def page(self, client, settings, exploitante) -> str:
        return lire(entrer(client, settings, exploitante).get("/gestion/horloge/"))

    def test_dit_qu_aucun_n_est_regle_et_ce_qui_attend(self, client, settings, exploitante, demande):
        page = self.page(client, settings, exploitante)

        assert "Les tâches sont à jour, l’antivirus est à régler." in page
        assert "Arrêté Aucun antivirus n’est réglé (SEUIL_CLAMD)." in page
        assert "1 document en vérification de sécurité depuis le" in page

    @pytest.mark.parametrize(
        ("jours", "est_d_essai", "phrase"),
        [
            (1, False, "En marche ClamAV 1.4.6, signatures 27500 du"),
            (30, False, "elles ont 30 jours, il en est admis 3. Vérifiez freshclam."),
            (1, True, "Base d’essai ClamAV 1.4.6, base d’essai"),
        ],
    )
    def test_dit_le_moteur_et_l_age_de_ses_signatures(
        self, client, settings, exploitante, monkeypatch, jours, est_d_essai, phrase
    ):
        datees = timezone.now() - timedelta(days=jours)
        monkeypatch.setattr(clamd, "moteur", lambda: clamd.Moteur("ClamAV 1.4.6", 27500, datees, est_d_essai))

        page = self.page(client, settings, exploitante)

        assert phrase in page
        assert ("Tout est à jour." in page) is (jours == 1)
        assert "Aucun document n’attend." in page

    def test_un_arret_est_dit_une_fois(self, client, settings, exploitante):
        """p03: whatever the number of minutes it lasts, then forgotten once the engine is back."""
        settings.CLAMD = "unix:///nulle/part.ctl"
        maintenant = timezone.now()
        for minute in range(3):
            passer(TACHES["analyser"], maintenant=maintenant + timedelta(minutes=minute))

        assert Panne.objects.filter(tache="analyser").count() == 1
        assert Panne.objects.get(tache="analyser").fois == 0
        assert "À régler L’antivirus ne répond pas" in self.page(client, settings, exploitante)

        settings.CLAMD = ""
        passer(TACHES["analyser"], maintenant=maintenant + timedelta(minutes=4))
        assert not Panne.objects.exists()
