"""A household leaves the register at any moment: no dwelling stays attributed to nobody (k03)."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.baux import services
from seuil.baux.models import Offre
from seuil.baux.requetes import conditions_en_attente
from seuil.commissions.models import Decision
from seuil.commissions.requetes import candidats
from seuil.commissions.services import clore
from seuil.commissions.tests.voter import SEANCE, voter
from seuil.demandes import services as demandes
from seuil.demandes.etats import MotifRadiation
from seuil.patrimoine.models import Vacance
from seuil.reactions.travaux import vider

LE = date(2026, 12, 8)


def radier(decision):
    demandes.radier(decision.candidature.demande, motif=MotifRadiation.RENOUVELLEMENT, par=Systeme(), le=LE)
    vider()


class TestAvantToutEnvoi:
    def test_le_dernier_classe_parti_le_logement_est_propose_de_nouveau(self, agents, close):
        for decision in Decision.objects.filter(point=close):
            radier(decision)

        assert Vacance.objects.get(pk=close.vacance_id).etat == "orientee"

    def test_tant_qu_un_rang_reste_le_logement_l_attend(self, agents, close):
        premier, deuxieme, _ = Decision.objects.filter(point=close).order_by("rang")

        radier(premier)

        vacance = Vacance.objects.get(pk=close.vacance_id)
        assert vacance.etat == "attribuee"
        assert services.offrir(vacance, par=agents["bailleur"], le=LE).decision == deuxieme

    def test_une_offre_en_cours_a_un_autre_n_est_pas_troublee(self, agents, close):
        vacance = Vacance.objects.get(pk=close.vacance_id)
        _, deuxieme, troisieme = Decision.objects.filter(point=close).order_by("rang")
        offre = services.offrir(vacance, par=agents["bailleur"], le=LE)

        radier(deuxieme)
        radier(troisieme)

        assert Offre.objects.get().etat == offre.etat == "envoyee"
        assert Vacance.objects.get(pk=vacance.pk).etat == "attribuee"


class TestAvantLaCloture:
    def test_le_seul_attribue_parti_le_logement_est_propose_de_nouveau(self, agents, ouverte):
        secretaire = agents["secretariat"]
        attribuee = voter(ouverte, 0, "a", secretaire)
        for place in (1, 2):
            voter(ouverte, place, "d", secretaire, code="effort")
        radier(attribuee)

        clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert Vacance.objects.get(pk=ouverte.vacance_id).etat == "orientee"
        assert candidats(ouverte).count() == 3


class TestCeQuAttendUnRangSuivant:
    @pytest.fixture
    def deuxieme(self, close):
        """The second rank, under the condition of a paper."""
        decision = Decision.objects.get(point=close, rang=2)
        decision.nature, decision.piece_manquante, decision.condition_avant_le = "c", "avis_n2", date(2026, 12, 18)
        decision.save()
        return decision

    def test_rien_n_est_plus_attendu_pour_un_logement_loue(self, agents, deuxieme, remise):
        demande = deuxieme.candidature.demande
        assert conditions_en_attente(demande).exists()
        services.accepter(remise, par=agents["bailleur"], le=LE)

        services.signer(
            Offre.objects.get(pk=remise.pk),
            prend_effet_le=LE,
            assurance_vue=True,
            etat_des_lieux_le=None,
            par=agents["bailleur"],
            le=LE,
        )

        assert not conditions_en_attente(demande).exists()

    def test_une_piece_arrivee_apres_ne_promet_rien(self, agents, deuxieme, remise):
        services.accepter(remise, par=agents["bailleur"], le=LE)
        services.signer(
            Offre.objects.get(pk=remise.pk),
            prend_effet_le=LE,
            assurance_vue=True,
            etat_des_lieux_le=None,
            par=agents["bailleur"],
            le=LE,
        )

        with pytest.raises(services.ConditionRefusee, match="loué à un foyer classé avant"):
            services.lever_la_condition(deuxieme, recue_le=LE, par=agents["bailleur"], le=LE)
