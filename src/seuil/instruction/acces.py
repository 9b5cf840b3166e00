"""Who may send a paper, read it and decide on it; what is sensitive, those entitled only."""

from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur, Agent, Metier, Sorte
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.instruction.etats import Etat
from seuil.instruction.models import Piece, PieceQuerySet
from seuil.instruction.nomenclatures import CODES_SENSIBLES
from seuil.regles.verdicts import Verdict, non, oui


def peut_envoyer(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household, who changes its answers for it, a registering desk; while the demand runs."""
    if demande.etat not in EN_COURS:
        return non("Cette demande n’est plus active : elle n’attend plus de document.")
    return acces.peut_changer_les_reponses(acteur, demande, ())


def est_de_la_demande(piece: Piece, demande: Demande) -> Verdict:
    """Say whether a paper is still of the demand that was locked: it may have left with who separated."""
    if piece.demande_id == demande.pk:
        return oui()
    return non(gettext("Ce document est passé dans une autre demande."))


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
    vues = Piece.objects.filter(demande__in=acces.visibles_par(agent)).exclude(etat=Etat.PREPAREE)  # not sent yet
    return vues if acces.peut_voir_les_violences(agent).est_oui else vues.exclude(code__in=CODES_SENSIBLES)
