"""Who opens and closes the agents' accounts."""

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur, Agent, Metier
from seuil.regles.verdicts import Verdict, non, oui


def peut_tenir_les_comptes(acteur: Acteur) -> Verdict:
    """Only whoever operates the installation, from its command: no agent opens an account for another."""
    if isinstance(acteur, Systeme):
        return oui()
    return non("Les comptes d’agents se tiennent avec la commande « seuil agents », par qui exploite l’installation.")


def peut_encadrer(acteur: Acteur) -> Verdict:
    """An agent empowered to lead sees its own organism's people: what awaits them, who is away."""
    if isinstance(acteur, Agent) and acteur.exerce(Metier.ENCADREMENT) and acteur.organisme_id is not None:
        return oui()
    return non("Seule une personne habilitée à encadrer une équipe voit cette page.")


def peut_confirmer(acteur: Acteur, agent: Agent) -> Verdict:
    """Say who confirms or closes an account: another one than its own, who leads its organism; or the operator."""
    if isinstance(acteur, Systeme):
        return oui()
    if not isinstance(acteur, Agent) or not peut_encadrer(acteur).est_oui:
        return non("Les comptes se tiennent par qui encadre l’équipe, ou avec « seuil agents », par qui exploite.")
    if acteur.pk == agent.pk:
        return non("Personne ne confirme son propre compte : demandez à une autre personne qui encadre l’équipe.")
    if acteur.organisme_id != agent.organisme_id:
        return non("Ce compte est celui d’un autre organisme.")
    return oui()


def peut_noter_une_adresse(acteur: Acteur) -> Verdict:
    """Only whoever operates the installation, from its command: an address printed on every letter."""
    if isinstance(acteur, Systeme):
        return oui()
    return non("Ces adresses se notent avec la commande « seuil adresses », par qui exploite l’installation.")
