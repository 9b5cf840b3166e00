"""Remind a household the day before, in the hours of its desk's wall; once for a date, whatever stops in between."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.rendez_vous.etats import Etat
from seuil.rendez_vous.faits import au_mur
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.services.occuper import dire

UN_JOUR = timedelta(days=1)
DEUX_JOURS = UN_JOUR + UN_JOUR  # the day before begins two days ahead at most


@transaction.atomic
def rappeler(*, maintenant: datetime, le: date) -> int:
    """Say the reminders whose hour came; return how many. Nothing for who took the date that day or the day before."""
    proches = RendezVous.objects.filter(
        etat=Etat.PRIS, rappele_le=None, debut__gt=maintenant, debut__lte=maintenant + DEUX_JOURS
    )
    dus = [un for un in proches.select_related("demande", "guichet__territoire") if _est_la_veille(un, maintenant)]
    return sum(_rappeler(un, le) for un in dus)


def _rappeler(rendez_vous: RendezVous, le: date) -> bool:
    rendez_vous = rendez_vous.verrouiller()
    if rendez_vous.etat != Etat.PRIS or rendez_vous.rappele_le is not None:
        return False
    rendez_vous.rappele_le = le
    rendez_vous.save(update_fields=["rappele_le"])
    dire("demande.rendez_vous_rappele", rendez_vous, par=Systeme(), le=le)
    return True


def _est_la_veille(rendez_vous: RendezVous, maintenant: datetime) -> bool:
    """Say whether it is the day before at the desk, at an hour when a telephone may ring there."""
    mur, veille = au_mur(maintenant, rendez_vous.guichet), au_mur(rendez_vous.date_fixee, rendez_vous.guichet) - UN_JOUR
    matin, soir = settings.SMS_HEURES
    est_recent = rendez_vous.fixe_le is not None and rendez_vous.fixe_le >= veille.date()
    return mur.date() == veille.date() and matin <= mur.hour < soir and not est_recent
