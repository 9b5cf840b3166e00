"""A line of the clock, and how each rhythm writes one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from seuil.taches import actes
from seuil.taches.rythmes import CHAQUE_HEURE, CHAQUE_MINUTE, ChaqueJour, Rythme


@dataclass(frozen=True, slots=True)
class Tache:
    """A line. ``refus``: what the function raises when a person must decide; its sentence is shown as such.

    ``attentes``: when it waits for somebody to finish; its sentence is shown, and it is tried again as what fails is.
    """

    nom: str
    libelle: str
    rythme: Rythme
    agir: Callable[..., actes.Comptes]
    en_une_transaction: bool
    refus: tuple[type[Exception], ...] = ()
    attentes: tuple[type[Exception], ...] = ()

    @property
    def est_quotidienne(self) -> bool:
        return isinstance(self.rythme, ChaqueJour)

    def jouer(self, *, le: date, maintenant: datetime) -> actes.Comptes:
        """Do it, for the day played or for the moment it is."""
        return self.agir(le=le) if self.est_quotidienne else self.agir(maintenant=maintenant)


def chaque_jour(
    nom: str,
    libelle: str,
    agir: Callable[..., actes.Comptes],
    *,
    depuis: time,
    rejoue: bool,
    en_une_transaction: bool,
    refus: tuple[type[Exception], ...] = (),
    attentes: tuple[type[Exception], ...] = (),
) -> Tache:
    """Once a day, from an hour of Paris on; ``agir(le=…)``."""
    return Tache(nom, libelle, ChaqueJour(depuis, rejoue), agir, en_une_transaction, refus, attentes)


def chaque_heure(nom: str, libelle: str, agir: Callable[..., actes.Comptes], *, en_une_transaction: bool) -> Tache:
    """Once an hour, what was missed being covered by one run; ``agir(maintenant=…)``."""
    return Tache(nom, libelle, CHAQUE_HEURE, agir, en_une_transaction)


def chaque_minute(
    nom: str,
    libelle: str,
    agir: Callable[..., actes.Comptes],
    *,
    en_une_transaction: bool,
    refus: tuple[type[Exception], ...] = (),
) -> Tache:
    """Once a minute, in the same way."""
    return Tache(nom, libelle, CHAQUE_MINUTE, agir, en_une_transaction, refus)
