"""Play what is due: each due time once, in order, by one worker at a time."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now

from seuil.acteurs.auteurs import Systeme
from seuil.journal.services import consigner
from seuil.rapprochement.services import SAUT_MAXIMUM
from seuil.socle.db.verrous import cle_du_nom, essayer
from seuil.taches.actes import Comptes
from seuil.taches.models import Execution
from seuil.taches.pannes import suivie
from seuil.taches.requetes import dues
from seuil.taches.tache import Tache

VERROU = 7_303


class TacheOccupee(Exception):
    """Another worker, or a person, is playing this task."""


class TropDeRetard(Exception):
    """More days are late than a stop explains: the clock may have jumped, a person confirms."""


def passer(tache: Tache, *, maintenant: datetime, confirmee: bool = False) -> list[Execution]:
    """Play what is due, oldest first, until something fails or is refused; return what was played.

    A refusal, which `Panne` keeps, stops in silence. Raises TacheRatee, and TacheOccupee without playing anything.
    """
    passees: list[Execution] = []
    with _seul(tache), suivie(tache.nom, refus=(TropDeRetard, *tache.refus), attentes=tache.attentes):
        attendues = dues(tache, maintenant)
        if len(attendues) > SAUT_MAXIMUM and not confirmee:
            raise TropDeRetard(_phrase(tache, attendues))
        for echeance in attendues:
            passees.append(_jouer(tache, echeance, maintenant))
    return passees


@contextmanager
def _seul(tache: Tache) -> Iterator[None]:
    """Hold the lock of a task. Raises TacheOccupee."""
    with essayer(VERROU, cle_du_nom(tache.nom)) as est_a_moi:
        if not est_a_moi:
            raise TacheOccupee(tache.nom)
        yield


def _jouer(tache: Tache, echeance: datetime, maintenant: datetime) -> Execution:
    with transaction.atomic() if tache.en_une_transaction else nullcontext():
        execution = _commencer(tache, echeance)
        comptes = tache.jouer(le=execution.le, maintenant=maintenant)
        _finir(tache, execution, comptes)
    return execution


def _commencer(tache: Tache, echeance: datetime) -> Execution:
    """Write that it begins, again when it was cut."""
    execution, _ = Execution.objects.update_or_create(
        tache=tache.nom, echeance=echeance, defaults={"commence_a": Now(), "fini_a": None}
    )
    return execution


@transaction.atomic
def _finir(tache: Tache, execution: Execution, comptes: Comptes) -> None:
    """Write that it is done: a day is an act of the journal; hours and minutes are forgotten after a while."""
    execution.fini_a = Now()
    execution.save(update_fields=["fini_a"])
    execution.refresh_from_db()
    if tache.rythme.memoire is None:
        consigner("tache.passee", execution, par=Systeme(), le=execution.le, tache=tache.nom, **comptes)
    else:
        anciennes = Execution.objects.filter(tache=tache.nom, echeance__lt=execution.echeance - tache.rythme.memoire)
        anciennes.delete()


def _phrase(tache: Tache, attendues: list[datetime]) -> str:
    premier, dernier = (Execution(echeance=echeance).le for echeance in (attendues[0], attendues[-1]))
    return (
        f"Du {premier:%d/%m/%Y} au {dernier:%d/%m/%Y}, {len(attendues)} jours attendent : l’horloge a pu sauter. "
        "Si elle est juste, lancez « seuil taches rattraper --confirmer »."
    )
