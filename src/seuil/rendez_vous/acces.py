"""Who may ask for an appointment, move it, hold it; who opens the slots of a desk."""

from django.db.models import QuerySet

from seuil.acteurs.auteurs import Demandeur, Mandataire, Systeme
from seuil.acteurs.models import Acteur, Agent, Guichet, Metier
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.regles.verdicts import Verdict, non, oui
from seuil.rendez_vous.models import Permanence, RendezVous


def peut_demander(acteur: Acteur | Mandataire, demande: Demande, guichet: Guichet) -> Verdict:
    """The household itself, or an agent of the desk that will receive it; while the demand runs."""
    if demande.etat not in EN_COURS:
        return non("Cette demande n’est plus active : elle ne prend plus de rendez-vous.")
    if isinstance(acteur, Agent):
        return peut_tenir(acteur, guichet) if acces.voit(acteur, demande) else non("Cette demande n’est pas à vous.")
    return acces.peut_modifier(acteur, demande)


def peut_agir(acteur: Acteur | Mandataire, rendez_vous: RendezVous) -> Verdict:
    """The household whose appointment it is, or the desk; the system when the demand leaves the register."""
    if isinstance(acteur, Systeme):
        return oui()
    if isinstance(acteur, Agent):
        return peut_tenir(acteur, rendez_vous.guichet)
    if isinstance(acteur, Demandeur) and acteur.numero_unique == rendez_vous.demande.numero_unique:
        return oui()
    return non("Ce rendez-vous n’est pas le vôtre.")


def peut_tenir(agent: Agent, guichet: Guichet) -> Verdict:
    """An agent of the desk itself: it receives, says who came, opens and closes."""
    if agent.exerce(Metier.GUICHET) and agent.is_active and agent.guichet_id == guichet.pk:
        return oui()
    return non("Seul un agent de ce guichet peut le faire.")


def peut_tenir_un_agenda(agent: Agent) -> Verdict:
    """Whoever works at a desk."""
    if agent.exerce(Metier.GUICHET) and agent.guichet_id:
        return oui()
    return non("Les rendez-vous se tiennent à un guichet.")


def visibles_par(agent: Agent) -> QuerySet[RendezVous]:
    """Return the appointments of the agent's own desk."""
    if not peut_tenir_un_agenda(agent).est_oui:
        return RendezVous.objects.none()
    siens = RendezVous.objects.filter(guichet=agent.guichet_id)
    return siens.select_related("demande", "guichet__territoire", "guichet__organisme", "agent")


def permanences_visibles(agent: Agent) -> QuerySet[Permanence]:
    """Return the openings of the agent's own desk."""
    siennes = Permanence.objects.filter(guichet=agent.guichet_id).select_related("guichet__territoire", "agent")
    return siennes if peut_tenir_un_agenda(agent).est_oui else siennes.none()
