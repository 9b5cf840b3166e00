"""What the doors of a household and of a desk share: the free slots of the days shown, the one that was chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from seuil.acteurs.models import Guichet
from seuil.regles.ecriture import heure
from seuil.rendez_vous.faits import au_mur, fuseau_du_guichet
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes import CreneauDuGuichet, creneaux_libres
from seuil.socle.design.mesures import date_avec_jour

JOURS_MONTRES = 6


@dataclass(frozen=True, slots=True)
class Jour:
    """A day with free slots; ``heures`` are the choices of a form."""

    jour: date
    heures: list[tuple[str, str]]

    @property
    def dit(self) -> str:
        return date_avec_jour(self.jour)


class Choix:
    """The free slots of some desks: the days shown from ``du`` on, the one that is open, the slots by their key."""

    def __init__(
        self,
        guichets: Sequence[Guichet],
        sorte: Sorte,
        a: datetime,
        *,
        jour: str = "",
        du: str = "",
        sauf: int | None = None,
        seul: int | None = None,
    ) -> None:
        """``seul``: only the slots of this agent; ``jour`` and ``du``: days as an address writes them."""
        libres = [un for guichet in guichets for un in creneaux_libres(guichet, sorte, a, sauf=sauf)]
        self.par_cle = {un.cle: un for un in libres if seul is None or un.agent.pk == seul}
        self._plusieurs = len({un.guichet.pk for un in libres}) > 1
        tous = list(self._jours(self.par_cle.values()))
        apres = _lire(du)
        self.du = apres.isoformat() if apres else ""
        suite = [un for un in tous if apres is None or un.jour >= apres]
        self.jours = suite[:JOURS_MONTRES]
        self.suivant = suite[JOURS_MONTRES].jour.isoformat() if len(suite) > JOURS_MONTRES else ""
        voulu = _lire(jour)
        self.ouvert = next((un for un in tous if un.jour == voulu), self.jours[0] if self.jours else None)

    @property
    def heures(self) -> list[tuple[str, str]]:
        return self.ouvert.heures if self.ouvert else []

    @property
    def dit(self) -> str:
        return self.ouvert.dit if self.ouvert else ""

    def _jours(self, libres: Iterable[CreneauDuGuichet]) -> Iterable[Jour]:
        def le_jour(un: CreneauDuGuichet) -> date:
            return au_mur(un.debut, un.guichet).date()

        for jour, siens in groupby(sorted(libres, key=lambda un: (un.debut, un.cle)), key=le_jour):
            vus: dict[str, tuple[str, str]] = {}
            for un in siens:
                dite = self._heure(un)
                vus.setdefault(dite, (un.cle, dite))
            yield Jour(jour, list(vus.values()))

    def _heure(self, un: CreneauDuGuichet) -> str:
        ici = fuseau_du_guichet(un.guichet, un.debut.date())
        dite = heure(au_mur(un.debut, un.guichet).time())
        dite = dite if ici.est_de_paris else f"{dite} ({ici.nom})"
        return f"{dite}, {un.guichet.nom}" if self._plusieurs else dite


def _lire(dit: str) -> date | None:
    """Return a day as an address writes it, None when it says none."""
    try:
        return date.fromisoformat(dit)
    except ValueError:
        return None
