"""Whether a message may still leave for its address, and when: what was true when it was queued may have changed."""

from datetime import datetime

from django.conf import settings

from seuil.contacts.nomenclatures import Canal, Role
from seuil.contacts.requetes import est_sure, prochaine_heure, verifies
from seuil.envois.models import Envoi
from seuil.socle.horloge import heure_locale


def est_joignable(envoi: Envoi) -> bool:
    """Say whether its address may be written to: neither left, dead, closed nor unsafe since it was queued."""
    contact, demande = envoi.contact, envoi.demande
    if contact is None or demande is None:
        return True
    if envoi.est_secret:
        return contact.retire_le is None and est_sure(contact)
    if envoi.adresse_quittee:
        return contact.morte_le is None and not demande.est_protegee
    return contact in verifies(demande, Role(contact.role))


def heure_du_depart(envoi: Envoi, *, maintenant: datetime) -> datetime:
    """Return the first moment when it may arrive; a code does not wait: somebody asked for it."""
    if envoi.demande is None or envoi.est_secret:
        return maintenant
    matin, soir = settings.SMS_HEURES if envoi.canal == Canal.SMS else (0, 24)
    return prochaine_heure(envoi.demande, heure_locale(maintenant), matin=matin, soir=soir)
