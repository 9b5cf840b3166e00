"""Who may read a paper and decide on it: a desk that follows the demand; what is sensitive, those entitled only."""

from seuil.acteurs.models import Agent, Metier, Sorte
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.instruction.models import Piece, PieceQuerySet
from seuil.instruction.requetes.sensibles import CODES_SENSIBLES
from seuil.regles.verdicts import Verdict, non, oui


def est_sensible(piece: Piece) -> bool:
    """Say whether the mere name of the paper tells of health or violence."""
    return piece.code in CODES_SENSIBLES


def peut_instruire(agent: Agent, piece: Piece) -> Verdict:
    """A desk that follows the demand; a sensitive paper asks for more."""
    if not acces.voit(agent, piece.demande):
        return non("Cette demande n’est pas de votre ressort.")
    if est_sensible(piece) and not acces.peut_voir_les_violences(agent).est_oui:
        return acces.peut_voir_les_violences(agent)
    return acces.peut_lire_les_pieces(agent)


def peut_tenir_la_file(agent: Agent) -> Verdict:
    """The desks read the papers."""
    return acces.peut_lire_les_pieces(agent)


def peut_reconnaitre(agent: Agent, demande: Demande) -> Verdict:
    """The prefecture says, by its own agents, what is reserved to it."""
    if agent.sorte_organisme == Sorte.ETAT and agent.exerce(Metier.RESERVATION) and acces.voit(agent, demande):
        return oui()
    return non("Seule la préfecture reconnaît cette situation, par ses propres agents.")


def pieces_visibles(agent: Agent) -> PieceQuerySet:
    """Return the papers of the demands that an agent may open, the sensitive ones to those entitled."""
    vues = Piece.objects.filter(demande__in=acces.visibles_par(agent))
    return vues if acces.peut_voir_les_violences(agent).est_oui else vues.exclude(code__in=CODES_SENSIBLES)
