"""What the tests of a session share: its day, its voices, a vote in one line."""

from datetime import date

from seuil.commissions.models import Decision
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import Vote, decider
from seuil.regles.votes import Choix

CONVOCATION, SEANCE = date(2026, 11, 23), date(2026, 12, 7)


def voix(point, choix=Choix.POUR):
    """Return the same voice from every elector."""
    return dict.fromkeys(electeurs(point), choix)


def voter(point, rang_du_candidat, nature, par, *, corrige=None, le=SEANCE, choix=Choix.POUR, **vote):
    """Vote for the candidate of that place in the ranking (0 for the first); return what `decider` returns."""
    candidature = candidats(point)[rang_du_candidat]
    return decider(point, candidature, Vote(nature, voix(point, choix), **vote), par=par, le=le, corrige=corrige)


def decision_de(point, rang_du_candidat):
    """Return the decision that stands for the candidate of that place."""
    return Decision.objects.get(candidature=candidats(point)[rang_du_candidat])
