"""Two secretaries at once on one session: no vote is lost, none is overwritten, a closed session no longer moves."""

from datetime import date, timedelta

import pytest

from seuil.commissions.models import Decision, Mouvement, Point, Seance, VoteAnterieur
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import (
    DecisionImpossible,
    SeanceImpossible,
    Vote,
    annuler,
    clore,
    decider,
    deplacer,
    noter_un_mouvement,
    notifier,
    ouvrir,
    reporter_le_logement,
    revenir,
)
from seuil.courriers.models import Courrier
from seuil.designations.models import Candidature
from seuil.patrimoine.models import Vacance
from seuil.regles.votes import Choix
from seuil.socle.cycles import PassageInterdit
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
SEANCE = date(2026, 12, 7)


def voter(point, candidature, par, nature="b", corrige=None, **vote):
    voix = dict.fromkeys(electeurs(point), Choix.POUR)
    return decider(point, candidature, Vote(nature, voix, **vote), par=par, le=SEANCE, corrige=corrige)


class TestEnSeance:
    def test_une_seule_decision_pour_un_candidat(self, agents, ouverte):
        candidature, par = candidats(ouverte)[0], agents["secretariat"]

        resultats = ensemble(
            lambda: voter(ouverte, candidature, par, rang=1),
            lambda: voter(ouverte, candidature, par, "d", code="effort"),
        )

        assert erreurs(resultats) == [DecisionImpossible]
        assert Decision.objects.filter(candidature=candidature).count() == 1

    def test_une_seule_correction_d_une_meme_decision(self, agents, ouverte):
        candidature, par = candidats(ouverte)[0], agents["secretariat"]
        lue = voter(ouverte, candidature, par, rang=1)

        resultats = ensemble(
            lambda: voter(ouverte, candidature, par, rang=2, corrige=lue),
            lambda: voter(ouverte, candidature, par, rang=3, corrige=lue),
        )

        assert erreurs(resultats) == [DecisionImpossible]
        assert VoteAnterieur.objects.count() == 1

    def test_une_seule_cloture(self, agents, ouverte):
        par = agents["secretariat"]
        reporter_le_logement(ouverte, code="temps", par=par, le=SEANCE)

        resultats = ensemble(
            *[lambda: clore(Seance.objects.get(pk=ouverte.seance_id), par=par, le=SEANCE) for _ in range(2)]
        )

        assert erreurs(resultats) == [PassageInterdit]
        assert Courrier.objects.filter(gabarit="proces_verbal").count() == 1

    def test_rien_ne_change_derriere_une_cloture(self, agents, ouverte):
        par = agents["secretariat"]
        reporter_le_logement(ouverte, code="temps", par=par, le=SEANCE)
        candidature = candidats(ouverte)[0]

        resultats = ensemble(
            lambda: clore(Seance.objects.get(pk=ouverte.seance_id), par=par, le=SEANCE),
            lambda: revenir(Point.objects.get(pk=ouverte.pk), candidature, par=par, le=SEANCE),
        )

        assert erreurs(resultats) in ([PassageInterdit], [SeanceImpossible])
        close = Seance.objects.get(pk=ouverte.seance_id).etat == "close"
        assert Candidature.objects.get(pk=candidature.pk).etat == ("reportee" if close else "inscrite")

    def test_ouvrir_et_annuler_ne_vont_pas_ensemble(self, agents, point):
        par, membres = agents["secretariat"], list(point.seance.commission.membres.order_by("pk"))

        ensemble(
            lambda: ouvrir(Seance.objects.get(pk=point.seance_id), presents=membres, pouvoirs={}, par=par, le=SEANCE),
            lambda: annuler(Seance.objects.get(pk=point.seance_id), motif="Doublon", par=par, le=SEANCE),
        )

        assert Seance.objects.get(pk=point.seance_id).etat == "annulee"
        assert Vacance.objects.get(pk=point.vacance_id).etat == "designee"

    def test_ouvrir_et_deplacer_ne_vont_pas_ensemble(self, agents, point):
        par, membres = agents["secretariat"], list(point.seance.commission.membres.order_by("pk"))
        demain = SEANCE + timedelta(1)

        resultats = ensemble(
            lambda: ouvrir(Seance.objects.get(pk=point.seance_id), presents=membres, pouvoirs={}, par=par, le=SEANCE),
            lambda: deplacer(
                Seance.objects.get(pk=point.seance_id), seance_le=demain, motif="Salle", par=par, le=SEANCE
            ),
        )

        assert len(erreurs(resultats)) == 1
        seance = Seance.objects.get(pk=point.seance_id)
        assert (seance.etat, seance.le) in {("ouverte", SEANCE), ("convoquee", demain)}

    def test_un_membre_ne_part_qu_une_fois(self, agents, ouverte):
        par, membre = agents["secretariat"], ouverte.seance.commission.membres.order_by("pk")[1]

        resultats = ensemble(
            *[
                lambda: noter_un_mouvement(
                    Seance.objects.get(pk=ouverte.seance_id), membre, est_arrivee=False, par=par, le=SEANCE
                )
                for _ in range(2)
            ]
        )

        assert erreurs(resultats) == [SeanceImpossible]
        assert Mouvement.objects.count() == 1

    def test_une_seule_lettre_par_decision(self, agents, ouverte):
        par = agents["secretariat"]
        for place, candidature in enumerate(candidats(ouverte), start=1):
            voter(ouverte, candidature, par, rang=place)
        clore(Seance.objects.get(pk=ouverte.seance_id), par=par, le=SEANCE)
        decision = Decision.objects.get(point=ouverte, rang=1)

        resultats = ensemble(*[lambda: notifier(Decision.objects.get(pk=decision.pk), le=SEANCE) for _ in range(3)])

        assert erreurs(resultats) == []
        numero = decision.candidature.demande.numero_unique
        assert Courrier.objects.filter(gabarit="decision", numero_unique=numero).count() == 1
