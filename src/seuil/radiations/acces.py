"""Who writes to a household and follows its silence, who contests a removal, who answers."""

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Acteur, Agent, Metier
from seuil.demandes import acces
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.radiations.models import Interrogation
from seuil.regles.verdicts import Verdict, non, oui


def peut_suivre_les_courriers(agent: Agent) -> Verdict:
    """The registering desks: they write to households and read their answers."""
    return oui() if agent.exerce(Metier.GUICHET) else non("Les courriers sans réponse se suivent au guichet.")


def peut_interroger(agent: Agent, demande: Demande) -> Verdict:
    """A desk that may remove for want of an answer (art. R441-2-8 c)."""
    return acces.peut_radier(agent, demande, motif=MotifRadiation.CONTACT)


def peut_suivre(agent: Agent, interrogation: Interrogation) -> Verdict:
    """The service that sent the letter, and nobody else: it warns, and it removes."""
    if agent.organisme_id != interrogation.organisme_id:
        return non(f"Seul le service qui a écrit suit ce courrier : {interrogation.organisme}.")
    return peut_interroger(agent, interrogation.demande)


def peut_lever(acteur: Acteur, demande: Demande) -> Verdict:
    """Any desk that follows the demand: the household came, wrote or called; the system when it acts by itself."""
    if isinstance(acteur, Systeme):
        return oui()
    return acces.peut_modifier(acteur, demande)


def peut_contester(acteur: Acteur, demande: Demande) -> Verdict:
    """The household itself."""
    if isinstance(acteur, Demandeur):
        return acces.peut_modifier(acteur, demande)
    return non("Seul le foyer conteste sa radiation, dans son espace. Au guichet, aidez-le à écrire.")


def peut_repondre_aux_contestations(agent: Agent) -> Verdict:
    """The managers of the register."""
    return oui() if agent.exerce(Metier.GESTION) else non("Le gestionnaire du fichier répond aux contestations.")


def peut_repondre(acteur: Acteur, demande: Demande) -> Verdict:
    """Who may put the demand back (`demandes.acces.peut_reintegrer`); the system when it was put back already."""
    return oui() if isinstance(acteur, Systeme) else acces.peut_reintegrer(acteur, demande)
