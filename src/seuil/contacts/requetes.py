"""How a household is reached: its verified addresses, what it prefers, its agreement on a day, its hours."""

from datetime import date, datetime, time, timedelta

from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal, Role
from seuil.demandes.models import Demande


def preference(demande: Demande) -> Preference:
    """Return what the household prefers; unsaved, all by default, when it never said."""
    return Preference.objects.filter(demande=demande).first() or Preference(demande=demande)


def verifies(demande: Demande, role: Role = Role.MENAGE) -> list[Contact]:
    """Return the proven addresses the household lets us use, the preferred channel first."""
    voulue = preference(demande)
    fermes = {canal for canal, ferme in _fermes(voulue).items() if ferme and role == Role.MENAGE}
    contacts = Contact.objects.verifies().filter(demande=demande, role=role).exclude(canal__in=fermes)
    if demande.est_protegee:
        contacts = contacts.filter(est_sur=True)
    return sorted(contacts, key=lambda contact: (contact.canal != voulue.prefere, contact.pk))


def est_sure(contact: Contact) -> bool:
    """Say whether nothing forbids to write there: a protected household is written to at its safe addresses alone."""
    return contact.est_sur or not contact.demande.est_protegee


def est_remplacee(contact: Contact) -> bool:
    """Say whether the demand declares another address, that no code proved yet: this one still is the channel."""
    declares = {Canal.COURRIEL: contact.demande.mel, Canal.SMS: contact.demande.telephone}
    return contact.role == Role.MENAGE and contact.est_verifie and declares[Canal(contact.canal)] != contact.adresse


def sert(contact: Contact) -> bool:
    """Say whether the address may be written to now: proven, kept, alive, and safe when it must be."""
    return contact.est_verifie and est_sure(contact)


def est_aux_heures_sures(demande: Demande, maintenant: datetime) -> bool:
    """Say whether the household may be reached at that moment of its own local time, when it gave hours."""
    return prochaine_heure(demande, maintenant, matin=0, soir=24) == maintenant


def accord(demande: Demande, le: date) -> bool:
    """Say whether the household had agreed, on that day, that its online space notifies it (art. L112-15 CRPA)."""
    dite = preference(demande)
    return dite.accord_le is not None and dite.accord_le <= le < (dite.accord_fin_le or date.max)


def prochaine_heure(demande: Demande, maintenant: datetime, *, matin: int, soir: int) -> datetime:
    """Return the first moment from ``maintenant`` on when the household may be reached, in its own local hours.

    ``matin`` and ``soir`` are the hours of everybody; a household's own hours are narrower or others.
    """
    dite = preference(demande)
    debut, fin = (matin, soir) if dite.heure_debut is None else (dite.heure_debut, dite.heure_fin or 24)
    if debut <= maintenant.hour < fin:
        return maintenant
    jour = maintenant.date() if maintenant.hour < debut else maintenant.date() + timedelta(days=1)
    return datetime.combine(jour, time(debut), tzinfo=maintenant.tzinfo)


def _fermes(dite: Preference) -> dict[str, bool]:
    return {Canal.COURRIEL: dite.sans_courriel, Canal.SMS: dite.sans_sms}
