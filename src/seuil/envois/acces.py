"""Who may see what left for a household, and act on what came back."""

from django.db.models import QuerySet

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Acteur, Agent, Metier
from seuil.demandes import acces as demandes
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi, Liasse
from seuil.regles.verdicts import Verdict, non, oui

QUI_POSTE = {Metier.GUICHET, Metier.ATTRIBUTION, Metier.SECRETARIAT}


def visibles_par(agent: Agent) -> QuerySet[Envoi]:
    """Return the messages to the households an agent may open: all at a desk, its own organism's elsewhere."""
    if not QUI_POSTE & set(agent.metiers):
        return Envoi.objects.none()
    envois = Envoi.objects.filter(demande__in=demandes.visibles_par(agent))
    return envois if agent.exerce(Metier.GUICHET) else envois.filter(expediteur=agent.organisme)


def liasses_visibles_par(agent: Agent) -> QuerySet[Liasse]:
    """Return the bundles of letters of the agent's own organism."""
    if not QUI_POSTE & set(agent.metiers):
        return Liasse.objects.none()
    return Liasse.objects.filter(organisme=agent.organisme)


def peut_tenir_le_courrier(agent: Agent) -> Verdict:
    """Desks and the services that write to households send letters and look at what came back."""
    if QUI_POSTE & set(agent.metiers):
        return oui()
    return non("Les envois se suivent au guichet, ou au service qui écrit aux demandeurs.")


def peut_suivre(acteur: Acteur, demande: Demande) -> Verdict:
    """Who sends the letters of an organism looks at what came back, for the households it may open."""
    if isinstance(acteur, Systeme):
        return oui()
    if isinstance(acteur, Agent) and peut_tenir_le_courrier(acteur).est_oui and _voit(acteur, demande):
        return oui()
    return non("Vous n’êtes pas habilité à suivre les envois de cette demande.")


def peut_agir(agent: Agent, envoi: Envoi) -> Verdict:
    """An agent acts on the messages that it sees: all at a desk, its own organism's elsewhere."""
    if visibles_par(agent).filter(pk=envoi.pk).exists():
        return oui()
    return non("Ce message est celui d’un autre organisme.")


def peut_poster(acteur: Acteur, liasse: Liasse) -> Verdict:
    """An agent of the organism whose letters they are."""
    if isinstance(acteur, Agent) and liasses_visibles_par(acteur).filter(pk=liasse.pk).exists():
        return oui()
    return non("Ces lettres sont celles d’un autre organisme.")


def peut_lire(acteur: Acteur, demande: Demande) -> Verdict:
    """The household alone reads its messages: an agent who looks at them reads nothing in its place."""
    if isinstance(acteur, Demandeur):
        return demandes.peut_modifier(acteur, demande)
    return non("Ces messages sont ceux du demandeur.")


def peut_redemander(acteur: Acteur, demande: Demande) -> Verdict:
    """Whoever holds an old link of a household: only its own address receives the new one."""
    if isinstance(acteur, Agent):
        return non("Un nouveau lien se demande par le foyer lui-même.")
    return oui()


def peut_demander_un_code(acteur: Acteur) -> Verdict:
    """Anybody who says that it is a household: only an address that was proven receives the code."""
    if isinstance(acteur, Agent):
        return non("Un code pour entrer se demande par le foyer lui-même.")
    return oui()


def peut_regler(acteur: Acteur, agent: Agent) -> Verdict:
    """Each agent alone says what is written to it, when it is away and who reads in its place."""
    if isinstance(acteur, Agent) and acteur.pk == agent.pk:
        return oui()
    return non("Ces réglages sont ceux d’un autre agent.")


def _voit(agent: Agent, demande: Demande) -> bool:
    return demandes.visibles_par(agent).filter(pk=demande.pk).exists()
