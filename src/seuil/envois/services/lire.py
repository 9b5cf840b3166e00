"""A message opened in the online space: the first reading is kept, and proves delivery where the household agreed."""

from datetime import date, datetime

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.requetes import accord
from seuil.courriers.models import Preuve
from seuil.courriers.services import noter_la_remise
from seuil.envois import acces
from seuil.envois.models import Envoi
from seuil.envois.services.suivre import SuiviImpossible
from seuil.journal.services import consigner
from seuil.regles.notification import est_repute_notifie
from seuil.socle.droits import exiger

NON_OUVERT = "Article R. 112-20 du code des relations entre le public et l’administration"
LU_EN_LIGNE = "Message ouvert dans l’espace en ligne"


@transaction.atomic
def lire(envoi: Envoi, *, par: Acteur, le: date, maintenant: datetime) -> bool:
    """Keep the first time that the household opened a message in its space; return whether it is this time."""
    if envoi.demande is None:
        raise SuiviImpossible("Ce message n’est pas celui d’une demande.")
    demande = envoi.demande
    exiger(acces.peut_lire(par, demande))

    envoi = envoi.verrouiller()
    if envoi.canal != Canal.ESPACE or envoi.lu_a is not None:
        return False
    envoi.passer("lire")
    envoi.lu_a = maintenant
    envoi.save(update_fields=["etat", "lu_a"])

    consigner("demande.message_lu", demande, par=par, le=le, envoi=envoi.pk, avis=envoi.avis)
    return True


@transaction.atomic
def prouver_la_lecture(envoi: Envoi, *, le: date) -> bool:
    """Count the first reading in the space as a proof of delivery, when the household had agreed to it that day.

    Return whether it does (art. L112-15 CRPA, law-complements §4.4).
    """
    demande, courrier = envoi.demande, envoi.courrier
    if demande is None or courrier is None or not envoi.exige_preuve or not accord(demande, envoi.mis_le):
        return False
    exiger(acces.peut_suivre(Systeme(), demande))
    noter_la_remise(courrier, Preuve.ESPACE, remise_le=le, note=LU_EN_LIGNE, par=Systeme(), le=le)
    return True


@transaction.atomic
def reputer(*, le: date) -> int:
    """Deem notified what nobody opened in time, where the law says so; return how many (art. R112-20 CRPA)."""
    reputes = 0
    attendus = Envoi.objects.filter(canal=Canal.ESPACE, exige_preuve=True, lu_a=None, courrier__isnull=False)
    attendus = attendus.exclude(courrier__remises__preuve__gt="").select_related("demande", "courrier")
    for envoi in attendus.order_by("pk"):
        demande, courrier, mis_le = envoi.demande, envoi.courrier, envoi.mis_le
        if demande is None or courrier is None or not est_repute_notifie(envoi.avis, mis_le, le=le):
            continue
        if accord(demande, mis_le):
            exiger(acces.peut_suivre(Systeme(), demande))
            noter_la_remise(courrier, Preuve.ESPACE_REPUTE, remise_le=mis_le, note=NON_OUVERT, par=Systeme(), le=le)
            consigner("demande.message_repute", demande, par=Systeme(), le=le, avis=envoi.avis, cle=envoi.cle)
            reputes += 1
    return reputes
