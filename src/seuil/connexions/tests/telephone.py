"""The telephone of an agent, as a test plays it."""

import re
from datetime import UTC, datetime, timedelta

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from seuil.connexions.services import activer_facteur

CLE = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HIER = datetime(2026, 11, 23, 12, tzinfo=UTC)


def code(cle=CLE, maintenant=None, *, pas=0) -> str:
    """Return what the telephone shows, ``pas`` steps later."""
    moment = maintenant or timezone.now()
    return format_hotp_value(hotp_value(cle, int(moment.timestamp()) // 30 + pas))


def equiper(agent) -> None:
    """Give the agent a factor, its key shared on another day."""
    activer_facteur(agent, cle=CLE, code=code(maintenant=HIER), maintenant=HIER, le=HIER.date())


def cle_affichee(reponse) -> str:
    """Return the key that the page of enrolment shows."""
    return re.search(r'id="cle">([A-Z2-7\s\xa0]+)<', reponse.content.decode())[1].replace(" ", "").replace("\xa0", "")


def plus_tard(minutes) -> datetime:
    return HIER + timedelta(minutes=minutes)
