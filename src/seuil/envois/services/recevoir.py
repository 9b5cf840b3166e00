"""What comes back after a message left: bounces by mail, reports of the phone operator."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from seuil.contacts.nomenclatures import Canal
from seuil.envois.models import Envoi, RetourInconnu
from seuil.envois.retours.courriels import Retour, Sorte
from seuil.envois.retours.sms import Rapport, Sort
from seuil.envois.services.echouer import deborder, rebondir
from seuil.envois.services.partir import ATTENTE_BOITE_PLEINE
from seuil.envois.voies import Raison

RETENU = 300


@transaction.atomic
def noter_un_retour(retour: Retour, *, maintenant: datetime) -> Envoi | None:
    """Apply a returned mail to the one message it is about; return it, None when it is nobody's: kept, and shown.

    An auto-reply is no failure: somebody's mailbox answered. A full box is tried once more, then by paper.
    """
    envoi = _trouve(retour)
    if envoi is None:
        if retour.sorte is not Sorte.ABSENCE:
            RetourInconnu.objects.create(
                sorte=retour.sorte.value,
                message_id=(retour.message_id or "")[:250],
                destinataire=retour.destinataire[:254],
                extrait=retour.extrait[:RETENU],
            )
        return None
    le = timezone.localdate(maintenant)
    if retour.sorte is Sorte.DEFINITIF:
        rebondir(envoi, retour.raison or Raison.AUTRE, le=le)
    elif retour.sorte is Sorte.TEMPORAIRE:
        _essayer_encore(envoi, maintenant=maintenant)
    elif retour.sorte in {Sorte.ABSENCE, Sorte.PLAINTE}:
        _distribuer(envoi)
    return envoi


@transaction.atomic
def noter_un_rapport(rapport: Rapport, *, maintenant: datetime) -> Envoi | None:
    """Apply an operator's report; said twice or of an unknown message, it changes nothing."""
    envoi = Envoi.objects.filter(canal=Canal.SMS, cle=(rapport.cle or "").lower()).first()
    if envoi is None and rapport.reference:
        envoi = Envoi.objects.filter(canal=Canal.SMS, reference=rapport.reference).first()
    if envoi is None:
        return None
    if rapport.sort is Sort.LIVRE:
        _distribuer(envoi)
    elif rapport.sort is Sort.REFUSE_DEFINITIF:
        rebondir(envoi, Raison.ADRESSE_INCONNUE, le=timezone.localdate(maintenant))
    elif rapport.sort is Sort.REFUSE_TEMPORAIRE:
        deborder(envoi, Raison.AUTRE, le=timezone.localdate(maintenant))
    return envoi


def _trouve(retour: Retour) -> Envoi | None:
    cles = [retour.cle or "", (retour.message_id or "").strip("<>").partition("@")[0]]
    return Envoi.objects.filter(canal=Canal.COURRIEL, cle__in=[cle.lower() for cle in cles if cle]).first()


def _essayer_encore(envoi: Envoi, *, maintenant: datetime) -> None:
    envoi = envoi.verrouiller()
    if envoi.essais or not envoi.cycle.peut("attendre", str(envoi.etat)):
        deborder(envoi, Raison.BOITE_PLEINE, le=timezone.localdate(maintenant))
        return
    envoi.passer("attendre")
    envoi.essais, envoi.pas_avant = envoi.essais + 1, maintenant + ATTENTE_BOITE_PLEINE
    envoi.raison = "Boîte pleine : nouvel essai"
    envoi.save(update_fields=["etat", "essais", "pas_avant", "raison"])


def _distribuer(envoi: Envoi) -> None:
    envoi = envoi.verrouiller()
    if envoi.cycle.peut("distribuer", str(envoi.etat)):
        envoi.passer("distribuer")
        envoi.save(update_fields=["etat"])
