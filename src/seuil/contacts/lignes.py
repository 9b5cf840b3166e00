"""The contacts of a household, in the words of who reads them."""

from collections.abc import Iterable

from seuil.contacts.models import Contact
from seuil.demandes.models import Demande


def pour_le_foyer(contacts: Iterable[Contact]) -> list[tuple[Contact, str]]:
    """Return each contact as its household reads it, with whose it is when it is not its own."""
    return [(contact, _nomme(contact)) for contact in contacts]


def pour_un_agent(demande: Demande, contacts: Iterable[Contact]) -> list[tuple[Contact, str]]:
    """Return each contact as a desk reads it: by its rank alone when the household hides (`gestion:coordonnees`)."""
    if not demande.est_protegee:
        return pour_le_foyer(contacts)
    numerotes = enumerate(contacts, start=1)
    return [(contact, f"Contact {rang}, {contact.get_canal_display()} protégé") for rang, contact in numerotes]


def _nomme(contact: Contact) -> str:
    return f"{contact} ({contact.nom})" if contact.nom else str(contact)
