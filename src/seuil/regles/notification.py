"""Notified in one's online space, for who agreed to it expressly (art. L112-15, R112-17 to R112-20 CRPA)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from seuil.regles.baremes import bareme


@dataclass(frozen=True, slots=True)
class Notification:
    """``consultation_jours``: after which an unread message is deemed notified, if its notice is in the last field."""

    consultation_jours: int
    preavis_sortie_mois: int
    reputes_sans_lecture: tuple[str, ...]


def parametres(le: date) -> Notification:
    """Return the rules of a day."""
    lus = bareme("notification", le).contenu["parametres"]
    return Notification(lus["consultation_jours"], lus["preavis_sortie_mois"], tuple(lus["reputes_sans_lecture"]))


def est_repute_notifie(avis: str, mis_a_disposition_le: date, *, le: date) -> bool:
    """Say whether a message that nobody opened is deemed notified, on the day it was put there (art. R112-20)."""
    regles = parametres(mis_a_disposition_le)
    delai = timedelta(days=regles.consultation_jours)
    return avis in regles.reputes_sans_lecture and le > mis_a_disposition_le + delai
