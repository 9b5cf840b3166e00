"""Who may be erased before its date, who answers."""

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.acteurs.models import Acteur, Agent, Metier
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.regles.verdicts import Verdict, non, oui


def peut_avoir_sa_copie(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household itself, of its own demand; nobody for it."""
    if isinstance(acteur, Demandeur) and acteur.numero_unique == demande.numero_unique:
        return oui()
    return non("Seul le foyer reçoit une copie de ses données, dans son espace.")


def peut_demander_l_effacement(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household itself, once its demand left the register: a living one serves to house it."""
    verdict = peut_avoir_sa_copie(acteur, demande)
    if verdict.est_oui and demande.etat in EN_COURS:
        return non(
            "Tant que votre demande est active, ces données servent à vous loger. Renoncez d’abord à la demande."
        )
    return verdict


def peut_suivre_les_droits(agent: Agent) -> Verdict:
    """The managers of the register."""
    if agent.exerce(Metier.GESTION):
        return oui()
    return non("Les demandes d’effacement se suivent chez le gestionnaire du fichier.")


def peut_repondre(acteur: Acteur, demande: Demande) -> Verdict:
    """The manager who sees the demand, never the household or the system."""
    if isinstance(acteur, Agent):
        return acces.peut_effacer(acteur, demande)
    return non("Seul le gestionnaire du fichier répond à une demande d’effacement.")
