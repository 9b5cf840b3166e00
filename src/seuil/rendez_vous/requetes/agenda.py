"""The day of a desk: who comes, who waits for a date and until when, whose outcome nobody said."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from seuil.acteurs.models import Agent
from seuil.regles.rendez_vous import recevoir_avant_le
from seuil.rendez_vous import acces
from seuil.rendez_vous.etats import TIENNENT, Etat
from seuil.rendez_vous.faits import au_mur, fuseau_du_guichet, regle_locale
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes.creneaux import fermes

UN_JOUR = timedelta(days=1)


def du_jour(agent: Agent, jour: date) -> QuerySet[RendezVous]:
    """Return the appointments of the agent's desk on a day of its own wall, in order."""
    siens = acces.visibles_par(agent)
    if agent.guichet is None:
        return siens.none()
    zone = fuseau_du_guichet(agent.guichet, jour).zone
    de, a = (datetime.combine(le, time(0), tzinfo=zone) for le in (jour, jour + UN_JOUR))
    return siens.filter(debut__gte=de, debut__lt=a).exclude(etat__in=(Etat.DEMANDE, Etat.ANNULE)).order_by("debut")


def en_attente(agent: Agent) -> QuerySet[RendezVous]:
    """Return who asked the agent's desk and has no date, the oldest first."""
    return acces.visibles_par(agent).filter(etat=Etat.DEMANDE).order_by("demande_le", "pk")


def a_clore(agent: Agent, a: datetime) -> QuerySet[RendezVous]:
    """Return the appointments whose hour is past and whose outcome nobody said."""
    return acces.visibles_par(agent).filter(etat__in=TIENNENT, fin__lte=a).order_by("debut")


def recevoir_avant(rendez_vous: RendezVous) -> date | None:
    """Return the last day to receive who asked (art. L441-2-8 and the town's delay), None when nothing sets one."""
    le, sorte = rendez_vous.demande_le, Sorte(rendez_vous.sorte)
    regle = regle_locale(rendez_vous.guichet.territoire, sorte, le)
    return recevoir_avant_le(le, regle) if regle else None


def a_deplacer(agent: Agent, a: datetime) -> list[RendezVous]:
    """Return those to come on a day that the desk closed since."""
    a_venir = list(acces.visibles_par(agent).filter(etat__in=TIENNENT, debut__gt=a).order_by("debut"))
    if not a_venir or agent.guichet is None:
        return []
    jours = [au_mur(un.date_fixee, un.guichet).date() for un in a_venir]
    clos = fermes(agent.guichet, du=min(jours), au=max(jours))
    return [un for un, jour in zip(a_venir, jours, strict=True) if jour in clos]
