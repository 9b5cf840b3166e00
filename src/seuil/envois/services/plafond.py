"""No loop ever floods a person: so many messages a day by e-mail and SMS, then everything stops and a desk is told."""

from datetime import datetime, timedelta

from django.conf import settings

from seuil.contacts.nomenclatures import A_VERIFIER
from seuil.envois.models import Envoi


def est_atteint(envoi: Envoi, *, maintenant: datetime) -> bool:
    """Say whether the household already received in a day as many messages as anybody may.

    Codes have a ceiling of their own: a stranger may ask for them, and must not hold back what is told.
    """
    if envoi.demande_id is None or envoi.canal not in A_VERIFIER or envoi.est_secret:
        return False
    depuis = maintenant - timedelta(days=1)
    partis = Envoi.objects.filter(demande=envoi.demande_id, canal__in=A_VERIFIER, parti_a__gt=depuis, est_secret=False)
    return partis.count() >= settings.MESSAGES_PAR_JOUR
