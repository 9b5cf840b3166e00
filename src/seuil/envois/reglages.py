"""The channels that this installation opened, read from its settings."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from seuil.contacts.nomenclatures import Canal
from seuil.envois.liens import jeton_des_rapports
from seuil.envois.voies import Voie
from seuil.envois.voies.courriel import voie_courriel
from seuil.envois.voies.sms import voie_sms


def voies_ouvertes() -> dict[str, Voie]:
    """Return the channels by which messages leave; what has none waits, and is shown. Raises ReglageInvalide."""
    voies: dict[str, Voie] = {}
    if settings.SMTP:
        voies[Canal.COURRIEL] = voie_courriel(settings.SMTP, expediteur=settings.EXPEDITEUR, horloge=timezone.localtime)
    if settings.SMS:
        rapports = settings.SITE + reverse("rapports_sms", args=[jeton_des_rapports()])
        voies[Canal.SMS] = voie_sms(settings.SMS, rapports=rapports)
    return voies
