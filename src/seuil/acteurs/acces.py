"""Who opens and closes the agents' accounts."""

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur
from seuil.regles.verdicts import Verdict, non, oui


def peut_tenir_les_comptes(acteur: Acteur) -> Verdict:
    """Only whoever operates the installation, from its command: no agent opens an account for another."""
    if isinstance(acteur, Systeme):
        return oui()
    return non("Les comptes d’agents se tiennent avec la commande « seuil agents », par qui exploite l’installation.")


def peut_noter_une_adresse(acteur: Acteur) -> Verdict:
    """Only whoever operates the installation, from its command: an address printed on every letter."""
    if isinstance(acteur, Systeme):
        return oui()
    return non("Ces adresses se notent avec la commande « seuil adresses », par qui exploite l’installation.")
