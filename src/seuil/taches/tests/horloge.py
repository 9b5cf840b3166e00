"""Moments of Paris, and lines of a table that remember what they were asked."""

from datetime import date, datetime, time

from django.utils import timezone

from seuil.taches.tache import Tache, chaque_heure, chaque_jour

DEMIE = time(2, 30)  # an hour that one night of the year has twice, and another one has not


def a(jour: date, heure: int = 12, minute: int = 0, *, seconde_fois: bool = False) -> datetime:
    """Return a moment of Paris; ``seconde_fois``: the second of the two that an October night gives this name."""
    moment = datetime.combine(jour, time(heure, minute, fold=int(seconde_fois)))
    return timezone.make_aware(moment)


def quotidienne(faits: list[date], *, rejoue: bool = True, en_une_transaction: bool = True, **champs) -> Tache:
    """A daily line, from half past two, that writes each day it plays in ``faits``."""

    def agir(*, le: date) -> dict[str, int]:
        faits.append(le)
        return {"faits": len(faits)}

    return chaque_jour(
        "essai", "Essai", agir, depuis=DEMIE, rejoue=rejoue, en_une_transaction=en_une_transaction, **champs
    )


def horaire(faits: list[datetime]) -> Tache:
    """A line of each hour, that writes each moment it is played in ``faits``."""

    def agir(*, maintenant: datetime) -> dict[str, int]:
        faits.append(maintenant)
        return {}

    return chaque_heure("essai", "Essai", agir, en_une_transaction=True)
