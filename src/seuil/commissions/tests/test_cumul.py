"""One household first on two dwellings: seen at the vote, with its trace (law §10.c)."""

from datetime import timedelta

import pytest

from seuil.commissions.models import Seance
from seuil.commissions.requetes import candidats, premieres_ailleurs
from seuil.commissions.services import DecisionImpossible, clore, inscrire, ouvrir
from seuil.commissions.tests.voter import CONVOCATION, SEANCE, voter
from seuil.designations.models import Candidature
from seuil.designations.services import designer
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def deux(agents, seance, liste, logement, candidates, secretaire):
    """Two dwellings of one session with the same candidates, everybody there."""
    autre = Logement.objects.filter(programme=logement.programme, type="T4", financement="PLUS").exclude(pk=logement.pk)
    bailleur = agents["bailleur"]
    vacance = patrimoine.declarer(
        autre.earliest("pk"), libre_le=CONVOCATION + timedelta(45), hors_flux="vente", par=bailleur, le=CONVOCATION
    )
    patrimoine.orienter(vacance, par=bailleur, le=CONVOCATION)
    proposer(vacance, candidates, bailleur)
    points = [inscrire(seance, lue, par=secretaire, le=CONVOCATION) for lue in (liste.vacance, vacance)]
    membres = list(seance.commission.membres.order_by("pk"))
    ouvrir(Seance.objects.get(pk=seance.pk), presents=membres, pouvoirs={}, par=secretaire, le=SEANCE)
    return [type(point).objects.get(pk=point.pk) for point in points]


def proposer(vacance, demandes, bailleur):
    return designer(
        vacance,
        demandes=demandes,
        motif_insuffisance="",
        motif_rang_passe="Candidate rencontrée.",
        par=bailleur,
        le=CONVOCATION,
    )


def meme_foyer(points):
    """The candidature of the same household for each dwelling, and its place in each list."""
    demande = candidats(points[0])[0].demande
    return [
        next(place for place, candidature in enumerate(candidats(point)) if candidature.demande == demande)
        for point in points
    ]


class TestPremierDeuxFois:
    def test_demande_pourquoi(self, deux, secretaire):
        ici, la = meme_foyer(deux)
        voter(deux[0], ici, "b", secretaire, rang=1)

        with pytest.raises(DecisionImpossible, match="est déjà premier ailleurs") as refus:
            voter(deux[1], la, "a", secretaire)

        assert refus.value.champ == "cumul"

    def test_garde_la_trace_et_le_proces_verbal_la_dit(self, deux, secretaire):
        ici, la = meme_foyer(deux)
        voter(deux[0], ici, "a", secretaire)
        voter(deux[1], la, "a", secretaire, cumul="Il choisira entre les deux.")
        for point, place in ((deux[0], ici), (deux[1], la)):
            for autre in {0, 1, 2} - {place}:
                voter(point, autre, "d", secretaire, code="priorite")

        close = clore(deux[0].seance, par=secretaire, le=SEANCE)

        numero = candidats(deux[0])[ici].demande.numero_unique
        assert close.proces_verbal.contexte["points"][1]["cumuls"] == [(numero, "Il choisira entre les deux.")]

    def test_laisse_un_second_rang_sans_question(self, deux, secretaire):
        ici, la = meme_foyer(deux)
        voter(deux[0], ici, "b", secretaire, rang=1)

        assert voter(deux[1], la, "b", secretaire, rang=2).cumul == ""

    def test_n_imprime_pas_un_motif_interdit(self, deux, secretaire):
        ici, la = meme_foyer(deux)
        voter(deux[0], ici, "b", secretaire, rang=1)

        with pytest.raises(DecisionImpossible, match="évoquer"):
            voter(deux[1], la, "a", secretaire, cumul="famille africaine")

    def test_oublie_ce_qui_n_est_plus_attendu(self, deux, secretaire):
        ici, la = meme_foyer(deux)
        voter(deux[0], ici, "d", secretaire, code="taille")

        assert premieres_ailleurs(candidats(deux[1])[la]) == []
        assert Candidature.objects.filter(vacance=deux[1].vacance).count() == 3
