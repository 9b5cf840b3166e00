"""A session of twelve dwellings closes while people wait for it; its letters follow."""

from datetime import timedelta

import pytest

from seuil.commissions.models import Seance
from seuil.commissions.requetes import candidats
from seuil.commissions.services import clore, inscrire, ouvrir
from seuil.commissions.tests.voter import CONVOCATION, SEANCE, voter
from seuil.courriers.models import Courrier
from seuil.designations.services import MotifDuRang, MotifsDesRangs, designer
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement
from seuil.reactions.travaux import vider

DOUZE, PAR_LOGEMENT = 12, 45  # reads and writes of one dwelling: 1.4 s for twelve on two busy cores


@pytest.fixture
def douze(agents, seance, candidates):
    """Twelve dwellings on one agenda, the same three candidates for each, everybody there."""
    bailleur, secretaire = agents["bailleur"], agents["secretariat"]
    modele = Logement.objects.filter(programme__bailleur=bailleur.organisme, type="T4", financement="PLUS").earliest(
        "pk"
    )
    for place in range(DOUZE):
        modele.pk, modele.reference = None, f"60-9{place:02d}"
        modele.save(force_insert=True)
        vacance = patrimoine.declarer(
            Logement.objects.get(pk=modele.pk),
            libre_le=CONVOCATION + timedelta(45),
            hors_flux="vente",
            par=bailleur,
            le=CONVOCATION,
        )
        patrimoine.orienter(vacance, par=bailleur, le=CONVOCATION)
        designer(
            vacance,
            demandes=candidates,
            motif_insuffisance="",
            rangs_passes=MotifsDesRangs(autres=MotifDuRang("autre", "Candidate rencontrée.")),
            par=bailleur,
            le=CONVOCATION,
        )
        inscrire(seance, vacance, par=secretaire, le=CONVOCATION)
    tenue, membres = Seance.objects.get(pk=seance.pk), list(seance.commission.membres.order_by("pk"))
    ouvrir(tenue, presents=membres, pouvoirs={}, par=secretaire, le=SEANCE)
    return Seance.objects.get(pk=seance.pk)


class TestDouzeLogements:
    def test_se_clot_sans_attendre_et_les_lettres_suivent(self, douze, agents, django_assert_max_num_queries):
        secretaire = agents["secretariat"]
        for point in douze.points.all():
            for place in range(candidats(point).count()):
                voter(point, place, "d", secretaire, code="priorite")

        with django_assert_max_num_queries(DOUZE * PAR_LOGEMENT):
            close = clore(Seance.objects.get(pk=douze.pk), par=secretaire, le=SEANCE)

        assert len(close.proces_verbal.contexte["points"]) == DOUZE
        vider()
        assert Courrier.objects.filter(gabarit="decision").count() == DOUZE * 3
