"""Who may see and change how a household is told: the household itself, or a desk that may change its demand."""

from seuil.acteurs.models import Acteur, Agent
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Usage
from seuil.demandes import acces as demandes
from seuil.demandes.models import Demande
from seuil.regles.verdicts import Verdict, non, oui


def peut_changer_les_contacts(acteur: Acteur, demande: Demande) -> Verdict:
    """The household, or a registering desk of its ressort."""
    return demandes.peut_modifier(acteur, demande)


def peut_recevoir_un_code(acteur: Acteur, contact: Contact, usage: Usage) -> Verdict:
    """Whoever changes the contacts has one proven; to come in, anybody may ask: only the contact receives it."""
    if usage == Usage.VERIFIER:
        return peut_changer_les_contacts(acteur, contact.demande)
    if isinstance(acteur, Agent):
        return non("Un code pour entrer se demande par le foyer lui-même.")
    return oui()


def peut_proteger(acteur: Acteur, demande: Demande) -> Verdict:
    """A desk, with the person: nothing on the household's own screen may say that an address is protected."""
    if not isinstance(acteur, Agent):
        return non("La protection d’une adresse se demande à un guichet, avec la personne.")
    return demandes.peut_modifier(acteur, demande)
