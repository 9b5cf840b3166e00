"""One day after the other: the tasks of the clock, what follows acts, what leaves, what households do."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from seuil.acteurs.models import Agent
from seuil.demo.annee.conduites import agir
from seuil.envois.acces import peut_poster
from seuil.envois.models import Liasse
from seuil.envois.reglages import voies_ouvertes
from seuil.envois.services import partir, poster
from seuil.reactions.travaux import vider
from seuil.socle.horloge import jouer_jusqu_au
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.travailleur import rendre_ce_qui_restait

MATIN, MIDI = time(7), time(12)
AILLEURS = frozenset({"publier", "sceller", "analyser", "retours", "ressemblances"})  # nothing of a year happens there


def derouler(du: date, au: date, carnet: Path) -> Iterator[str]:
    """Play each day from the one that the notebook names; yield one line a month. Cut, it begins its day again."""
    le = date.fromisoformat(carnet.read_text()) if carnet.exists() else du
    asyncio.run(rendre_ce_qui_restait())
    faits: Counter[str] = Counter()
    while le <= au:
        with jouer_jusqu_au(le):
            faits.update(_jouer(le))
        suivant = le + timedelta(days=1)
        _noter(carnet, suivant)
        if suivant.day == 1:
            yield f"{le:%m/%Y} : " + (", ".join(f"{nombre} {quoi}" for quoi, nombre in faits.items()) or "rien")
            faits.clear()
        le = suivant


def _jouer(le: date) -> Iterator[str]:
    for nom, tache in TACHES.items():
        if nom not in AILLEURS:
            passer(tache, maintenant=_a(le, MATIN), confirmee=True)
    vider()
    _poster(le)
    yield from agir(le)
    vider()
    while partir(voies_ouvertes(), maintenant=_a(le, MIDI)).avance:
        pass
    vider()


def _poster(le: date) -> None:
    """Each organism hands its bundles to the post the day they are printed."""
    for liasse in Liasse.objects.filter(postee_le=None).select_related("organisme"):
        siens = Agent.objects.filter(organisme=liasse.organisme, is_active=True).order_by("pk")
        agent = next((agent for agent in siens if peut_poster(agent, liasse).est_oui), None)
        if agent is not None:
            poster(liasse, par=agent, le=le)


def _a(le: date, heure: time) -> datetime:
    return timezone.make_aware(datetime.combine(le, heure))


def _noter(carnet: Path, le: date) -> None:
    """Write the next day at once: a stop leaves the day before, or this one."""
    neuf = carnet.with_suffix(".neuf")
    neuf.write_text(le.isoformat())
    neuf.replace(carnet)
