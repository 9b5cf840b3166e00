"""Who makes a message leave: it is held by the session of the database that does, and moved once."""

from contextlib import AbstractContextManager

from django.db import transaction

from seuil.envois.models import Envoi
from seuil.socle.db.verrous import essayer

VERROU = 0x5E17  # this use of the locks of a session


def pris(pk: int) -> AbstractContextManager[bool]:
    """Hold the message for this database session; False when another one does."""
    return essayer(VERROU, pk % 2**31)


def lu(pk: int) -> Envoi:
    """Return the message with all that its departure reads."""
    return Envoi.objects.select_related("demande", "contact__demande", "expediteur").get(pk=pk)


@transaction.atomic
def faire_passer(envoi: Envoi, verbe: str, *, raison: str = "") -> bool:
    """Move it unless somebody else did first."""
    envoi = envoi.verrouiller()
    if not envoi.cycle.peut(verbe, str(envoi.etat)):
        return False
    envoi.passer(verbe)
    envoi.raison = raison
    envoi.save(update_fields=["etat", "raison"])
    return True
