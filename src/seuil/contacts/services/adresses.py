"""The addresses of a household: those it declares, those of who accompanies it, the dead and the withdrawn."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur
from seuil.contacts import acces
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

ACCOMPAGNANTS_MAXIMUM = 3


class ContactRefuse(ValueError):
    """The address cannot be kept; says why."""


@transaction.atomic
def tenir_a_jour(demande: Demande, *, par: Acteur, le: date) -> list[Contact]:
    """Make the household's own contacts those that its demand declares; return the verified ones it no longer does.

    A new address waits for its code; one that comes back starts again. Nothing is journaled when nothing changed.
    While the household is protected, none is safe before a desk says so.
    """
    exiger(acces.peut_changer_les_contacts(par, demande))

    declares = {canal: adresse for canal, adresse in _declares(demande).items() if adresse}
    demande = demande.verrouiller()
    gardes = list(Contact.objects.gardes().filter(demande=demande, role=Role.MENAGE))
    quittes = [contact for contact in gardes if declares.get(Canal(contact.canal)) != contact.adresse]
    restent = {(contact.canal, contact.adresse) for contact in gardes if contact not in quittes}
    Contact.objects.filter(pk__in=[contact.pk for contact in quittes]).update(retire_le=le)
    for canal, adresse in declares.items():
        if (canal, adresse) not in restent:
            Contact.objects.get_or_create(
                demande=demande,
                canal=canal,
                adresse=adresse,
                retire_le=None,
                defaults={"cree_le": le, "est_sur": not demande.est_protegee},
            )
    prouves = [contact for contact in quittes if contact.est_verifie]
    if quittes:
        consigner("demande.contact_change", demande, par=par, le=le, quittes=[contact.pk for contact in prouves])
    return prouves


@transaction.atomic
def accompagner(demande: Demande, *, canal: Canal, adresse: str, nom: str, par: Acteur, le: date) -> Contact:
    """Add who accompanies the household: written to only once a code proved the address.

    Raises DroitRefuse, ContactRefuse.
    """
    exiger(acces.peut_changer_les_contacts(par, demande))

    demande = demande.verrouiller()
    connus = Contact.objects.gardes().filter(demande=demande)
    if connus.filter(canal=canal, adresse=adresse).exists():
        raise ContactRefuse("Cette adresse est déjà dans la liste.")
    if connus.filter(role=Role.ACCOMPAGNANT).count() >= ACCOMPAGNANTS_MAXIMUM:
        raise ContactRefuse(f"Au plus {ACCOMPAGNANTS_MAXIMUM} personnes vous accompagnent. Retirez-en une d’abord.")
    contact = Contact.objects.create(
        demande=demande,
        canal=canal,
        adresse=adresse,
        role=Role.ACCOMPAGNANT,
        nom=nom,
        est_sur=not demande.est_protegee,
        cree_le=le,
    )

    consigner("demande.accompagnant_ajoute", demande, par=par, le=le, contact=contact.pk)
    return contact


@transaction.atomic
def retirer(contact: Contact, *, par: Acteur, le: date) -> None:
    """Stop writing to who accompanies the household. Raises DroitRefuse, ContactRefuse for the household's own."""
    exiger(acces.peut_changer_les_contacts(par, contact.demande))

    contact = contact.verrouiller()
    if contact.role != Role.ACCOMPAGNANT:
        raise ContactRefuse("Cette adresse est celle du foyer : changez-la dans la demande.")
    if contact.retire_le is not None:
        return
    contact.retire_le = le
    contact.save(update_fields=["retire_le"])

    consigner("demande.accompagnant_retire", contact.demande, par=par, le=le, contact=contact.pk)


@transaction.atomic
def dire_morte(contact: Contact, *, le: date) -> None:
    """Keep that a message came back from that address alone: nothing is sent there until a code proves it again."""
    exiger(acces.peut_changer_les_contacts(Systeme(), contact.demande))

    contact = contact.verrouiller()
    if contact.morte_le is not None:
        return
    contact.morte_le = le
    contact.save(update_fields=["morte_le"])

    consigner("demande.contact_mort", contact.demande, par=Systeme(), le=le, contact=contact.pk)


def _declares(demande: Demande) -> dict[Canal, str]:
    return {Canal.COURRIEL: demande.mel, Canal.SMS: demande.telephone}
