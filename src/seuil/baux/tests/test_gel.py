"""An identity being read again: no new designation, no attribution, no offer; what had begun goes on."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.baux.models import Offre
from seuil.baux.services import ConditionEnAttente, accepter, offrir
from seuil.commissions.models import Decision
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import DecisionImpossible, Vote, decider
from seuil.demandes.models import Demande
from seuil.demandes.services import demander_l_identite, laisser_perimer_les_identites
from seuil.designations.services import DesignationImpossible, MotifDuRang, MotifsDesRangs, designer
from seuil.patrimoine.models import Vacance
from seuil.regles.votes import Choix

LE, SEANCE, OFFRE, APRES = date(2026, 11, 23), date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 19)


def changer_de_nom(demande: Demande, le: date) -> None:
    lue = Demande.objects.get(pk=demande.pk)
    demander_l_identite(lue, lue.titulaire, {"nom": "Nouvelle"}, par=Demandeur(lue.numero_unique), le=le)


class TestGel:
    def test_ne_laisse_pas_designer(self, agents, orientee, candidates, demande):
        changer_de_nom(demande, LE)

        with pytest.raises(DesignationImpossible, match="n’est plus compatible"):
            designer(
                orientee,
                demandes=candidates,
                motif_insuffisance="",
                rangs_passes=MotifsDesRangs(autres=MotifDuRang("autre", "Candidate rencontrée.")),
                par=agents["bailleur"],
                le=LE,
            )

    def test_ne_laisse_pas_attribuer_mais_garde_la_candidature(self, agents, ouverte, demande):
        changer_de_nom(demande, SEANCE)
        candidature = next(une for une in candidats(ouverte) if une.demande_id == demande.pk)
        voix = dict.fromkeys(electeurs(ouverte), Choix.POUR)

        with pytest.raises(DecisionImpossible, match="un agent doit le relire") as refus:
            decider(ouverte, candidature, Vote("b", voix, rang=1), par=agents["secretariat"], le=SEANCE)

        assert refus.value.champ == "nature"
        assert not Decision.objects.filter(candidature=candidature).exists()

    def test_fait_attendre_l_offre_puis_la_laisse_partir(self, agents, close, demande):
        changer_de_nom(demande, OFFRE)
        vacance = Vacance.objects.get(pk=close.vacance_id)

        with pytest.raises(ConditionEnAttente, match="au plus tard jusqu’au 18/12/2026"):
            offrir(vacance, par=agents["bailleur"], le=OFFRE)
        laisser_perimer_les_identites(le=APRES)

        assert offrir(Vacance.objects.get(pk=vacance.pk), par=agents["bailleur"], le=APRES).demande_id == demande.pk

    def test_n_annule_pas_une_offre_deja_partie(self, offre, demande):
        changer_de_nom(demande, OFFRE)

        accepter(Offre.objects.get(pk=offre.pk), par=Demandeur(demande.numero_unique), le=OFFRE)

        assert Offre.objects.get(pk=offre.pk).etat == "acceptee"
