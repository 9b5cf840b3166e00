"""The addresses of a household: those it declares, those of who accompanies it, the dead and the withdrawn."""

from collections.abc import Mapping
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
def tenir_a_jour(demande: Demande, *, par: Acteur, le: date, au_guichet: bool = False) -> list[Contact]:
    """Follow what the demand declares; return the verified contacts that another address, or none, replaces.

    A new address waits for its code, unless an agent wrote it with the person (``au_guichet``). Until then the verified
    one that it replaces stays the channel: who holds an open session alone receives nothing. Nothing is journaled when
    nothing changed. While the household is protected, none is safe before a desk says so.
    """
    exiger(acces.peut_changer_les_contacts(par, demande))

    declares = {canal: adresse for canal, adresse in _declares(demande).items() if adresse}
    demande = demande.verrouiller()
    gardes = list(Contact.objects.gardes().filter(demande=demande, role=Role.MENAGE))
    autres = [contact for contact in gardes if declares.get(Canal(contact.canal)) != contact.adresse]
    deja = {Canal(contact.canal) for contact in gardes if contact not in autres}
    neufs = {canal: adresse for canal, adresse in declares.items() if canal not in deja}
    for canal, adresse in neufs.items():
        _inscrire(demande, canal, adresse, verifie_le=le if au_guichet else None, le=le)
    en_attente = {Canal(une.canal) for une in _declarees(demande, declares) if not une.est_verifie}
    quittes = [une for une in autres if not (une.est_verifie and Canal(une.canal) in en_attente)]
    Contact.objects.filter(pk__in=[contact.pk for contact in quittes]).update(retire_le=le)
    prevenus = [une for une in autres if une.est_verifie and (une in quittes or Canal(une.canal) in neufs)]
    if quittes or prevenus:
        _consigner(demande, quittes=[une for une in quittes if une.est_verifie], prevenus=prevenus, par=par, le=le)
    return prevenus


def laisser_les_remplacees(contact: Contact, *, par: Acteur, le: date) -> None:
    """Leave the addresses that a contact just proven replaces: a step of `confirmer`, under its lock."""
    if contact.role != Role.MENAGE or _declares(contact.demande).get(Canal(contact.canal)) != contact.adresse:
        return
    memes = Contact.objects.gardes().filter(demande=contact.demande, role=Role.MENAGE, canal=contact.canal)
    quittes = list(memes.exclude(pk=contact.pk))
    if quittes:
        memes.exclude(pk=contact.pk).update(retire_le=le)
        _consigner(contact.demande, quittes=quittes, prevenus=[], par=par, le=le)


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


def _consigner(demande: Demande, *, quittes: list[Contact], prevenus: list[Contact], par: Acteur, le: date) -> None:
    dits = {"quittes": [une.pk for une in quittes], "prevenus": [une.pk for une in prevenus]}
    consigner("demande.contact_change", demande, par=par, le=le, **dits)


def _inscrire(demande: Demande, canal: Canal, adresse: str, *, verifie_le: date | None, le: date) -> None:
    sure = not demande.est_protegee
    valeurs = {"cree_le": le, "est_sur": sure, "verifie_le": verifie_le}
    Contact.objects.get_or_create(demande=demande, canal=canal, adresse=adresse, retire_le=None, defaults=valeurs)


def _declarees(demande: Demande, declares: Mapping[Canal, str]) -> list[Contact]:
    """Return the household's own contacts that its demand declares."""
    siens = Contact.objects.gardes().filter(demande=demande, role=Role.MENAGE)
    return [une for une in siens if declares.get(Canal(une.canal)) == une.adresse]


def _declares(demande: Demande) -> dict[Canal, str]:
    return {Canal.COURRIEL: demande.mel, Canal.SMS: demande.telephone}
