"""A postponement is not a decision: motive, letter, and the same candidates come back (L4)."""

from datetime import date, time

import pytest

from seuil.baux import services as baux
from seuil.commissions import faits
from seuil.commissions.models import Report, Seance
from seuil.commissions.requetes import candidats, vacances_a_inscrire
from seuil.commissions.services import (
    DecisionImpossible,
    clore,
    convoquer,
    inscrire,
    ouvrir,
    reporter,
    reporter_le_logement,
)
from seuil.commissions.tests.voter import SEANCE, voter
from seuil.courriers.models import Courrier
from seuil.designations.models import Candidature
from seuil.patrimoine.models import Vacance
from seuil.reactions.travaux import vider
from seuil.regles.decisions import candidats_suffisants
from seuil.socle.droits import DroitRefuse
from seuil.territoires.requetes import delais_ici

ENSUITE = date(2026, 12, 14)


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


def suivante(point, secretaire):
    """The next session of the same commission, open with everybody, the dwelling on its agenda."""
    seance = convoquer(point.seance.commission, seance_le=ENSUITE, par=secretaire, le=SEANCE)
    revenu = inscrire(seance, Vacance.objects.get(pk=point.vacance_id), par=secretaire, le=SEANCE)
    membres = list(seance.commission.membres.order_by("pk"))
    ouvrir(seance, presents=membres, pouvoirs={}, par=secretaire, le=ENSUITE)
    return type(revenu).objects.get(pk=revenu.pk)


class TestReporter:
    def test_dit_pourquoi_et_a_quelle_heure(self, ouverte, secretaire, journal):
        candidature = candidats(ouverte)[0]

        reporter(ouverte, candidature, code="piece", mots="Congé illisible.", a=time(15, 10), par=secretaire, le=SEANCE)

        assert Candidature.objects.get(pk=candidature.pk).etat == "reportee"
        report = Report.objects.get()
        assert (report.code, report.mots, report.a) == ("piece", "Congé illisible.", time(15, 10))
        assert journal(candidature) == ["candidature.reportee"]

    @pytest.mark.parametrize(("code", "champ"), [("", "motif_report"), ("autre", "mots_report"), ("x", "motif_report")])
    def test_demande_un_motif(self, ouverte, secretaire, code, champ):
        with pytest.raises(DecisionImpossible) as refus:
            reporter(ouverte, candidats(ouverte)[0], code=code, par=secretaire, le=SEANCE)

        assert refus.value.champ == champ
        assert not Report.objects.exists()

    def test_reporte_tous_ceux_qui_attendent(self, ouverte, secretaire):
        voter(ouverte, 0, "d", secretaire, code="effort")

        reporter_le_logement(ouverte, code="quorum", par=secretaire, le=SEANCE)

        assert [candidature.etat for candidature in candidats(ouverte)] == ["decidee", "reportee", "reportee"]

    def test_refuse_un_autre_agent(self, agents, ouverte):
        with pytest.raises(DroitRefuse):
            reporter(ouverte, candidats(ouverte)[0], code="piece", par=agents["nancy"], le=SEANCE)


class TestRevenirASeance:
    def test_ramene_les_memes_candidats_sans_nouvelle_designation(self, ouverte, secretaire):
        voter(ouverte, 0, "d", secretaire, code="effort")
        reporter_le_logement(ouverte, code="visite", par=secretaire, le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)
        vacance = Vacance.objects.get(pk=ouverte.vacance_id)

        assert vacance.etat == "designee"
        assert vacance in vacances_a_inscrire(vacance.bailleur)
        revenu = suivante(ouverte, secretaire)
        assert [candidature.etat for candidature in candidats(revenu)] == ["decidee", "inscrite", "inscrite"]

    def test_compte_les_candidats_deja_examines(self, ouverte, secretaire):
        """L4: « Moins de trois demandes examinées » was printed over four."""
        voter(ouverte, 0, "d", secretaire, code="effort")
        voter(ouverte, 1, "d", secretaire, code="taille")
        reporter(ouverte, candidats(ouverte)[2], code="visite", par=secretaire, le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)
        revenu = suivante(ouverte, secretaire)

        voter(revenu, 2, "a", secretaire, le=ENSUITE)
        clore(revenu.seance, par=secretaire, le=ENSUITE)

        assert Vacance.objects.get(pk=ouverte.vacance_id).etat == "attribuee"
        proces_verbal = Seance.objects.get(pk=revenu.seance_id).proces_verbal.contexte
        assert proces_verbal["points"][0]["derogation"] == ""
        assert "3" in candidats_suffisants_de(revenu).motif

    def test_ne_revote_pas_ce_qu_une_autre_seance_a_decide(self, ouverte, secretaire):
        voter(ouverte, 0, "d", secretaire, code="effort")
        reporter_le_logement(ouverte, code="visite", par=secretaire, le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)
        revenu = suivante(ouverte, secretaire)

        with pytest.raises(DecisionImpossible, match="La séance du 07/12/2026 a déjà décidé"):
            voter(revenu, 0, "b", secretaire, rang=1, le=ENSUITE)

    def test_garde_le_logement_attribue_et_reprend_les_reportes_si_personne_n_en_veut(
        self, ouverte, secretaire, agents
    ):
        voter(ouverte, 0, "a", secretaire)
        reporter_le_logement(ouverte, code="piece", par=secretaire, le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)
        vacance = Vacance.objects.get(pk=ouverte.vacance_id)
        assert vacance.etat == "attribuee"
        offre = baux.offrir(vacance, par=agents["bailleur"], le=SEANCE)

        baux.refuser(offre, motif="Trop loin", par=agents["bailleur"], le=SEANCE)

        assert Vacance.objects.get(pk=vacance.pk).etat == "designee"

    def test_ecrit_a_chacun_que_ce_n_est_pas_une_decision(self, ouverte, secretaire):
        reporter_le_logement(ouverte, code="temps", par=secretaire, le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)
        vider()

        assert Courrier.objects.filter(gabarit="report").count() == 3
        assert not Courrier.objects.filter(gabarit="decision").exists()


def candidats_suffisants_de(point):
    regles = delais_ici(point.vacance.logement.programme.commune, ENSUITE)
    return candidats_suffisants(faits.candidatures(point, candidats(point).count()), regles)
