"""Who tells a landlord that its tenant asks for another dwelling, who answers for the landlord."""

from django.db.models import Exists, OuterRef, Q

from seuil.acteurs.auteurs import Mandataire, Systeme
from seuil.acteurs.models import Acteur, Agent, Metier, Sorte
from seuil.demandes import acces as demandes
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.mutations.models import Location
from seuil.regles.verdicts import Verdict, non, oui


def peut_prevenir(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household itself, who changes its answers for it, a registering desk with the person."""
    return demandes.peut_changer_les_reponses(acteur, demande, ())


def peut_suivre_les_locataires(agent: Agent) -> Verdict:
    """The agents of a landlord who propose and let its dwellings."""
    if agent.exerce(Metier.ATTRIBUTION) and agent.sorte_organisme == Sorte.BAILLEUR:
        return oui()
    return non("Seul un bailleur suit ses locataires, par les agents qui proposent ses logements.")


def locataires_de(agent: Agent) -> DemandeQuerySet:
    """Return the mutations that declare the agent's landlord, among the demands it may open.

    A household that hides is there only once it had its landlord told: who lives with it must not learn that it leaves.
    """
    if agent.organisme is None or not peut_suivre_les_locataires(agent).est_oui:
        return Demande.objects.none()
    dit = Location.objects.filter(demande=OuterRef("pk"), bailleur=agent.organisme, prevenu_le__isnull=False)
    siennes = demandes.visibles_par(agent).actives().chez(agent.organisme)
    return siennes.filter(Q(est_protegee=False) | Exists(dit))


def peut_repondre(acteur: Acteur, demande: Demande) -> Verdict:
    """An agent of the landlord that the demand declares now; the system only asks again, after a separation."""
    if isinstance(acteur, Systeme):
        return oui()
    if isinstance(acteur, Agent) and locataires_de(acteur).filter(pk=demande.pk).exists():
        return oui()
    return non("Seul le bailleur que ce foyer déclare dit s’il est son locataire.")
