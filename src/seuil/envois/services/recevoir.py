"""What comes back after a message left: bounces by mail, reports of the phone operator."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.contacts.nomenclatures import Canal
from seuil.envois import acces
from seuil.envois.etats import PARTIS
from seuil.envois.models import Envoi, RetourInconnu
from seuil.envois.retours.courriels import Retour, Sorte
from seuil.envois.retours.sms import Rapport, Sort
from seuil.envois.services.echouer import deborder, rebondir
from seuil.envois.voies import Raison
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de

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
    le = jour_de(maintenant)
    if retour.sorte is Sorte.DEFINITIF:
        rebondir(envoi, retour.raison or Raison.AUTRE, le=le)
    elif retour.sorte is Sorte.TEMPORAIRE:
        _laisser_essayer(envoi, maintenant=maintenant)
    elif retour.sorte in {Sorte.ABSENCE, Sorte.PLAINTE}:
        _distribuer(envoi)
    return envoi


@transaction.atomic
def noter_un_rapport(rapport: Rapport, *, par: Systeme, maintenant: datetime) -> Envoi | None:
    """Apply an operator's report; said twice or of an unknown message, it changes nothing. Raises DroitRefuse."""
    envoi = Envoi.objects.filter(canal=Canal.SMS, cle=(rapport.cle or "").lower()).first()
    if envoi is None and rapport.reference:
        envoi = Envoi.objects.filter(canal=Canal.SMS, reference=rapport.reference).first()
    if envoi is None or envoi.demande is None:
        return None
    exiger(acces.peut_suivre(par, envoi.demande))
    if rapport.sort is Sort.LIVRE:
        _distribuer(envoi)
    elif rapport.sort is Sort.REFUSE_DEFINITIF:
        rebondir(envoi, Raison.ADRESSE_INCONNUE, le=jour_de(maintenant))
    elif rapport.sort is Sort.REFUSE_TEMPORAIRE:
        deborder(envoi, Raison.AUTRE, le=jour_de(maintenant))
    return envoi


def _trouve(retour: Retour) -> Envoi | None:
    cles = [retour.cle or "", (retour.message_id or "").strip("<>").partition("@")[0]]
    return Envoi.objects.filter(canal=Canal.COURRIEL, cle__in=[cle.lower() for cle in cles if cle]).first()


def _laisser_essayer(envoi: Envoi, *, maintenant: datetime) -> None:
    """The relay still holds the message and tries again itself: a second copy would be ours. Then, paper."""
    envoi = envoi.verrouiller()
    fin = maintenant + timedelta(hours=settings.ATTENTE_DU_RELAIS_HEURES)
    if envoi.pas_avant is not None and fin - envoi.pas_avant < timedelta(minutes=settings.MEME_RETOUR_MINUTES):
        return  # the same mail, read again after a stop
    if envoi.pas_avant is not None or envoi.etat not in PARTIS:
        deborder(envoi, Raison.BOITE_PLEINE, le=jour_de(maintenant))
        return
    envoi.pas_avant = fin
    envoi.raison = "Boîte pleine : le serveur essaie encore"
    envoi.save(update_fields=["pas_avant", "raison"])


def cesser_d_attendre(*, maintenant: datetime) -> int:
    """Send on paper what a full box still keeps away once the relay had its time; return how many."""
    cesses = 0
    for envoi in Envoi.objects.filter(etat__in=PARTIS, canal=Canal.COURRIEL, pas_avant__lte=maintenant).order_by("pk"):
        deborder(envoi, Raison.BOITE_PLEINE, le=jour_de(maintenant))
        cesses += 1
    return cesses


def _distribuer(envoi: Envoi) -> None:
    envoi = envoi.verrouiller()
    if envoi.cycle.peut("distribuer", str(envoi.etat)):
        envoi.passer("distribuer")
        envoi.pas_avant = None
        envoi.save(update_fields=["etat", "pas_avant"])
