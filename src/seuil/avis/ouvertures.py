"""A file opened at an hour when no desk works, or by who opened too many that day: its household is told, once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.avis.lecture import NOMBRE
from seuil.demandes.models import Demande
from seuil.journal.models import Consultation, Entree
from seuil.journal.requetes import lectures, ouvertures
from seuil.journal.services import consigner
from seuil.regles.calendrier import ajouter_jours
from seuil.socle.design.mesures import date_longue

PARIS: Final = ZoneInfo("Europe/Paris")
VERBE: Final = "demande.ouverture_inhabituelle"
HEURE: Final = "heure"


def signaler_les_ouvertures(*, le: date) -> int:
    """Consign the unusual openings of the day before, once for a demand, a service and that day; return how many.

    The service is named in words that reveal no situation, as on the household's own page.
    """
    jour = ajouter_jours(le, -1)
    vues = ouvertures(_minuit(jour), _minuit(le))
    return sum(
        _signaler(numero, service, cause, jour=jour, le=le) for (numero, service), cause in _inhabituelles(vues).items()
    )


def est_inhabituelle(a: datetime) -> bool:
    """Say whether a moment falls, in Paris, in the hours when no desk is at work."""
    debut, fin = settings.OUVERTURE_INHABITUELLE
    heure = a.astimezone(PARIS).hour
    return debut <= heure < fin if debut <= fin else heure >= debut or heure < fin


def _inhabituelles(vues: Iterable[Consultation]) -> dict[tuple[str, str], str]:
    """Return why each demand was opened in an unusual way, by service; the hour before the number."""
    ouverts: defaultdict[int, set[str]] = defaultdict(set)
    causes: dict[tuple[str, str], str] = {}
    for vue in vues:
        (lue,), (numero,) = lectures([vue]), vue.numeros
        if est_inhabituelle(vue.a):
            causes[numero, str(lue.service)] = HEURE
        if vue.agent_id is not None and numero not in ouverts[vue.agent_id]:
            ouverts[vue.agent_id].add(numero)
            if len(ouverts[vue.agent_id]) > settings.OUVERTURES_PAR_JOUR:
                causes.setdefault((numero, str(lue.service)), NOMBRE)
    return causes


@transaction.atomic
def _signaler(numero: str, service: str, cause: str, *, jour: date, le: date) -> bool:
    """Consign it unless it was, or the demand is no longer kept; the lock makes two runs at once say it once."""
    demande = Demande.objects.filter(numero_unique=numero).first()
    if demande is None:
        return False
    demande = demande.verrouiller()
    dites = Entree.objects.filter(numero_unique=numero, verbe=VERBE, le=le).select_related("contenu")
    if any(dite.faits.get("service") == service for dite in dites):
        return False
    consigner(VERBE, demande, par=Systeme(), le=le, jour_dit=date_longue(jour), service=service, cause=cause)
    return True


def _minuit(jour: date) -> datetime:
    return datetime.combine(jour, time.min, tzinfo=PARIS)
