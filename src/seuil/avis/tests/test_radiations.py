"""The notices of a letter without an answer and of a contest: the day, the letter, the remedies; nothing outside."""

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.avis.tests.test_lignes import dit, gabarit
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.radiations import services
from seuil.radiations.models import Contestation
from seuil.radiations.tests.menage import avertie, ecrite


@pytest.fixture
def contestee(demande, agents, le) -> Contestation:
    demandes.radier(demande, motif="RADABA", par=agents["guichet"], le=le)
    radiee, foyer = Demande.objects.get(pk=demande.pk), Demandeur(demande.numero_unique)
    return services.contester(radiee, texte="Je n’ai rien écrit.", par=foyer, le=le)


class TestSansReponse:
    def test_un_courrier_dit_le_dernier_jour_et_joint_la_lettre(self, demande, agents, le):
        ecrite(demande, agents["guichet"], le)
        envoi = dit(demande, "reponse_attendue")

        assert "Répondez jusqu’au 23 décembre 2026." in envoi.corps
        assert gabarit(envoi) == "reponse_attendue"
        assert envoi.sujet == "Une réponse est attendue de vous"

    def test_un_avertissement_joint_la_sienne_et_demande_une_preuve(self, demande, agents, le):
        avertie(demande, agents["guichet"], le)
        envoi = dit(demande, "avertissement_sans_reponse")

        assert "article R. 441-2-8 c" in envoi.corps
        assert gabarit(envoi) == "sans_reponse"
        assert envoi.exige_preuve


class TestContestation:
    def test_recue_dit_jusqu_a_quand_on_y_repond(self, contestee):
        assert "vous répond jusqu’au 23 décembre 2026" in dit(contestee.demande, "contestation_recue").corps

    def test_refusee_dit_pourquoi_et_comment_contester_encore(self, contestee, agents, le):
        services.refuser_la_contestation(contestee, motif="Votre lettre est signée.", par=agents["prefecture"], le=le)
        corps = dit(contestee.demande, "contestation_refusee").corps

        assert "Sa réponse : Votre lettre est signée." in corps
        assert "tribunal administratif" in corps
        assert "Votre lettre" not in dit(contestee.demande, "contestation_refusee").sujet
