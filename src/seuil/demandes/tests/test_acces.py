"""Who sees a demand, who registers one."""

import pytest

from seuil.demandes.acces import peut_enregistrer, peut_modifier, visibles_par
from seuil.demandes.models import Demande


class TestVisiblesPar:
    @pytest.mark.parametrize(
        "identifiant", ["guichet", "bailleur", "secretariat", "reservataire", "prefecture", "opac"]
    )
    def test_montre_la_demande_a_tout_agent_du_ressort(self, agents, demande, identifiant):
        assert visibles_par(agents[identifiant]).filter(pk=demande.pk).exists()

    def test_ne_montre_rien_a_un_agent_d_un_autre_ressort(self, agents, demande):
        assert not visibles_par(agents["nancy"]).exists()

    def test_ne_montre_rien_a_un_agent_desactive(self, agents, demande):
        agent = agents["bailleur"]
        agent.is_active = False

        assert not visibles_par(agent).exists()

    def test_ne_montre_rien_sans_habilitation(self, agents, demande):
        agent = agents["bailleur"]
        agent.metiers = []

        assert not visibles_par(agent).exists()

    def test_borne_une_intercommunalite_a_ses_communes(self, agents, demande):
        demande.souhaits.all().delete()
        demande.souhaits.create(commune_id="60057", ordre=1)  # Beauvais, another EPCI of the same département

        assert not visibles_par(agents["guichet"]).filter(pk=demande.pk).exists()
        assert visibles_par(agents["opac"]).filter(pk=demande.pk).exists()

    def test_ne_compte_pas_deux_fois_une_demande_qui_veut_deux_communes(self, agents, demande):
        assert visibles_par(agents["guichet"]).filter(pk=demande.pk).count() == 1


class TestPeutEnregistrer:
    def test_dit_pourquoi_un_guichet_d_information_n_enregistre_pas(self, agents):
        agent = agents["guichet"]
        agent.guichet.enregistre = False

        assert "n’enregistre pas" in peut_enregistrer(agent).motif


class TestPeutModifier:
    def test_refuse_un_bailleur_qui_n_est_pas_guichet(self, agents, demande):
        assert peut_modifier(agents["bailleur"], demande).motif == "Vous n’êtes pas habilité à modifier cette demande."

    def test_permet_au_guichet_du_ressort(self, agents, demande):
        assert peut_modifier(agents["guichet"], Demande.objects.get(pk=demande.pk)).est_oui
