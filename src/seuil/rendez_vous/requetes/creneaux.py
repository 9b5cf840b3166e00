"""The slots of a desk: its openings less the days it is closed, less what is taken, less what is past."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from seuil.acteurs.models import Agent, Guichet
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.creneaux import creneaux
from seuil.regles.feries import jours_feries
from seuil.rendez_vous.etats import TIENNENT
from seuil.rendez_vous.faits import au_mur, departement_du_guichet, dire_le_moment, fuseau_du_guichet
from seuil.rendez_vous.models import Fermeture, Permanence, RendezVous
from seuil.rendez_vous.nomenclatures import Sorte

MOIS_MONTRES = 3  # how far the slots are open


@dataclass(frozen=True, slots=True)
class CreneauDuGuichet:
    """A slot, with who receives and where; its key names it in a form."""

    guichet: Guichet
    agent: Agent
    debut: datetime
    fin: datetime

    @property
    def cle(self) -> str:
        return f"{self.guichet.pk}-{self.agent.pk}-{int(self.debut.timestamp())}"

    @property
    def dit(self) -> str:
        return dire_le_moment(self.debut, self.guichet)


def horizon(le: date) -> date:
    """Return the last day whose slots are open."""
    return ajouter_mois(le, MOIS_MONTRES)


def creneaux_libres(guichet: Guichet, sorte: Sorte, a: datetime, *, sauf: int | None = None) -> list[CreneauDuGuichet]:
    """Return the slots that may be taken from a moment on, in order; ``sauf``: an appointment that frees its own."""
    mur = au_mur(a, guichet)
    pris = _pris(guichet, sorte, a, sauf=sauf)
    ouverts = creneaux_ouverts(guichet, sorte, du=mur.date(), au=horizon(mur.date()))
    libres = (
        un
        for un in ouverts
        if un.debut > a and not any(de < un.fin and un.debut < fin for de, fin in pris.get(un.agent.pk, ()))
    )
    return sorted(libres, key=lambda un: (un.debut, un.agent.pk))


def creneaux_ouverts(guichet: Guichet, sorte: Sorte, *, du: date, au: date) -> Iterator[CreneauDuGuichet]:
    """Yield every slot that the openings of a desk make, free or not; none on a day it is closed."""
    zone, jours = fuseau_du_guichet(guichet, du).zone, fermes(guichet, du=du, au=au)
    siennes = Permanence.objects.filter(guichet=guichet, sorte=sorte, agent__is_active=True)
    for permanence in siennes.filter(Q(au=None) | Q(au__gte=du)).select_related("agent"):
        for un in creneaux(permanence.recurrence, zone, du=du, au=au, fermes=jours):
            yield CreneauDuGuichet(guichet, permanence.agent, un.debut, un.fin)


def fermes(guichet: Guichet, *, du: date, au: date) -> dict[date, str]:
    """Return the days on which a desk receives nobody, and why: public holidays there, then its own."""
    departement = departement_du_guichet(guichet)
    feries = {
        jour: nom
        for annee in range(du.year, au.year + 1)
        for jour, nom in jours_feries(annee, departement).items()
        if du <= jour <= au
    }
    siennes = Fermeture.objects.filter(guichet=guichet, jour__range=(du, au))
    return feries | dict(siennes.values_list("jour", "motif"))


def _pris(
    guichet: Guichet, sorte: Sorte, a: datetime, *, sauf: int | None
) -> dict[int | None, list[tuple[datetime, datetime]]]:
    """Return what is taken of each agent's time, at every desk where the agent receives."""
    siens = Permanence.objects.filter(guichet=guichet, sorte=sorte).values("agent")
    tenus = RendezVous.objects.filter(etat__in=TIENNENT, sorte=sorte, agent__in=siens, fin__gt=a)
    tenus = tenus if sauf is None else tenus.exclude(pk=sauf)
    rendus: dict[int | None, list[tuple[datetime, datetime]]] = {}
    for agent, debut, fin in tenus.values_list("agent", "debut", "fin"):
        if debut is not None and fin is not None:
            rendus.setdefault(agent, []).append((debut, fin))
    return rendus
