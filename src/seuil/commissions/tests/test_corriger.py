"""Until the session closes, whatever was typed can be corrected (N9), and each version is kept."""

import pytest

from seuil.commissions.models import Decision, Seance, VoteAnterieur
from seuil.commissions.requetes import candidats
from seuil.commissions.services import DecisionImpossible, SeanceImpossible, clore, reporter, revenir
from seuil.commissions.tests.voter import SEANCE, decision_de, voter
from seuil.designations.models import Candidature
from seuil.journal.models import Entree
from seuil.patrimoine.models import Vacance
from seuil.regles.votes import Choix
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


class TestUnRangMalTape:
    """b rank 1, b rank 3, then a: the session of N9, which nothing could free."""

    def test_dit_aussitot_qu_une_attribution_ne_suit_pas_un_classement(self, ouverte, secretaire):
        voter(ouverte, 0, "b", secretaire, rang=1)
        voter(ouverte, 1, "b", secretaire, rang=3)

        with pytest.raises(DecisionImpossible, match="ne vont pas ensemble") as refus:
            voter(ouverte, 2, "a", secretaire)

        assert refus.value.champ == "nature"

    def test_se_corrige_et_la_seance_se_clot(self, ouverte, secretaire):
        voter(ouverte, 0, "b", secretaire, rang=1)
        voter(ouverte, 1, "b", secretaire, rang=3)
        voter(ouverte, 2, "d", secretaire, code="effort")
        with pytest.raises(SeanceImpossible, match="Les rangs doivent se suivre") as refus:
            clore(ouverte.seance, par=secretaire, le=SEANCE)
        assert refus.value.point == ouverte

        voter(ouverte, 1, "b", secretaire, rang=2, corrige=decision_de(ouverte, 1))
        clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert Seance.objects.get(pk=ouverte.seance_id).etat == "close"
        assert [decision.rang for decision in Decision.objects.order_by("candidature__rang")] == [1, 2, None]

    @pytest.mark.parametrize("rang", [0, 4, 10, 99])
    def test_refuse_un_rang_hors_de_portee(self, ouverte, secretaire, rang):
        with pytest.raises(DecisionImpossible, match="les rangs vont de 1 à 3") as refus:
            voter(ouverte, 0, "b", secretaire, rang=rang)

        assert refus.value.champ == "rang"


class TestRefaireUnVote:
    def test_remplace_la_decision_et_garde_celle_d_avant(self, ouverte, secretaire):
        ancienne = voter(ouverte, 0, "b", secretaire, rang=1)

        nouvelle = voter(ouverte, 0, "d", secretaire, corrige=ancienne, code="taille", choix=Choix.POUR)

        assert Decision.objects.get() == nouvelle
        assert (nouvelle.nature, nouvelle.rang, nouvelle.code) == ("d", None, "taille")
        anterieur = VoteAnterieur.objects.get()
        assert (anterieur.proposition, anterieur.get_issue_display()) == (
            "b. Attribution par ordre de priorité, rang 1",
            "vote refait",
        )
        assert anterieur.scrutin.startswith("7 pour, 0 contre")

    def test_garde_chaque_version_dans_le_journal(self, ouverte, secretaire):
        ancienne = voter(ouverte, 0, "b", secretaire, rang=2)
        voter(ouverte, 0, "b", secretaire, corrige=ancienne, rang=1)

        versions = [entree.faits for entree in Entree.objects.filter(verbe="candidature.decidee").order_by("pk")]

        assert [(faits["rang"], faits["corrige"]) for faits in versions] == [(2, False), (1, True)]

    def test_ne_remplace_rien_que_l_on_n_a_pas_lu(self, ouverte, secretaire):
        """Two secretaries on one dwelling: the second one is told, and overwrites nothing."""
        voter(ouverte, 0, "b", secretaire, rang=1)

        with pytest.raises(DecisionImpossible, match=r"existe déjà pour ce candidat.*Clarisse Esquisse"):
            voter(ouverte, 0, "d", secretaire, code="effort")

        assert Decision.objects.get().nature == "b"

    def test_ne_remplace_pas_une_version_plus_recente(self, ouverte, secretaire):
        lue = voter(ouverte, 0, "b", secretaire, rang=1)
        voter(ouverte, 0, "b", secretaire, rang=2, corrige=lue)

        with pytest.raises(DecisionImpossible, match="Une décision existe déjà"):
            voter(ouverte, 0, "b", secretaire, rang=3, corrige=lue)

    def test_laisse_la_decision_si_le_nouveau_vote_est_contraire(self, ouverte, secretaire):
        ancienne = voter(ouverte, 0, "b", secretaire, rang=1)

        assert voter(ouverte, 0, "a", secretaire, corrige=ancienne, choix=Choix.CONTRE) is None

        assert Decision.objects.get() == ancienne
        assert Candidature.objects.get(pk=ancienne.candidature_id).etat == "decidee"

    def test_n_est_plus_possible_une_fois_la_seance_close(self, close, secretaire):
        with pytest.raises(PassageInterdit, match="Close"):
            voter(close, 0, "d", secretaire, corrige=decision_de(close, 0), code="effort")


class TestRevenir:
    def test_rend_le_candidat_au_vote(self, ouverte, secretaire, journal):
        decision = voter(ouverte, 0, "b", secretaire, rang=1)

        revenir(ouverte, decision.candidature, par=secretaire, le=SEANCE)

        assert Candidature.objects.get(pk=decision.candidature_id).etat == "inscrite"
        assert not Decision.objects.exists()
        assert VoteAnterieur.objects.get().get_issue_display() == "vote annulé"
        assert journal(decision.candidature)[-1] == "candidature.reprise"

    def test_permet_d_echanger_deux_rangs(self, ouverte, secretaire):
        premiere, _ = voter(ouverte, 0, "b", secretaire, rang=1), voter(ouverte, 1, "b", secretaire, rang=2)

        with pytest.raises(DecisionImpossible, match="Le rang 2 est déjà donné"):
            voter(ouverte, 0, "b", secretaire, rang=2, corrige=premiere)
        revenir(ouverte, premiere.candidature, par=secretaire, le=SEANCE)
        voter(ouverte, 1, "b", secretaire, rang=1, corrige=decision_de(ouverte, 1))
        voter(ouverte, 0, "b", secretaire, rang=2)

        assert [decision_de(ouverte, place).rang for place in (0, 1)] == [2, 1]

    def test_leve_un_report(self, ouverte, secretaire):
        candidature = candidats(ouverte)[0]
        reporter(ouverte, candidature, code="piece", par=secretaire, le=SEANCE)

        revenir(ouverte, candidature, par=secretaire, le=SEANCE)

        assert Candidature.objects.get(pk=candidature.pk).etat == "inscrite"
        assert not ouverte.reports.exists()

    def test_refuse_un_autre_agent(self, ouverte, secretaire, agents):
        decision = voter(ouverte, 0, "b", secretaire, rang=1)

        with pytest.raises(DroitRefuse):
            revenir(ouverte, decision.candidature, par=agents["bailleur"], le=SEANCE)

    def test_ne_revient_pas_sur_une_seance_close(self, close, secretaire):
        with pytest.raises(PassageInterdit):
            revenir(close, candidats(close)[0], par=secretaire, le=SEANCE)

        assert Vacance.objects.get(pk=close.vacance_id).etat == "attribuee"
