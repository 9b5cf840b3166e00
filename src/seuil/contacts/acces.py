"""Who may see and change how a household is told: the household itself, or a desk that may change its demand."""

from seuil.acteurs.auteurs import Systeme
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
    """The household in danger, from its own page; a desk, with the person. Never by itself."""
    if isinstance(acteur, Systeme):
        return non("Une adresse se protège par le foyer lui-même, ou à un guichet.")
    return demandes.peut_modifier(acteur, demande)


def peut_ne_plus_proteger(acteur: Acteur, demande: Demande, *, motif: str) -> Verdict:
    """The household, which owes no reason; a desk that says why."""
    if isinstance(acteur, Agent) and not motif.strip():
        return non("Dites pourquoi la protection est levée.")
    return peut_proteger(acteur, demande)
