"""Browsers where an agent is in: noted when they open, closed from anywhere."""

from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from seuil.acteurs.models import Agent
from seuil.connexions.models import Poste
from seuil.journal.services import consigner


def noter_le_poste(agent: Agent, *, cle: str, appareil: str, maintenant: datetime) -> None:
    """Remember that the agent came in from this browser."""
    Poste.objects.update_or_create(
        cle=cle, defaults={"agent": agent, "ouvert_le": maintenant, "appareil": appareil[:60]}
    )


def fermer_le_poste(agent: Agent, poste: int) -> None:
    """Close one browser of the agent; nothing when it is another's."""
    _fermer(Poste.objects.filter(agent=agent, pk=poste))


def fermer_les_postes(agent: Agent, *, sauf: str = "") -> None:
    """Close every browser of the agent, except the one whose session is ``sauf``."""
    _fermer(Poste.objects.filter(agent=agent).exclude(cle=sauf))


@transaction.atomic
def changer_mot_de_passe(agent: Agent, nouveau: str, *, cle: str, le: date) -> None:
    """Change the password; only the browser that asks, whose session is ``cle``, stays open."""
    agent.set_password(nouveau)
    agent.provisoire_jusqu_au = None
    agent.save(update_fields=["password", "provisoire_jusqu_au"])
    fermer_les_postes(agent, sauf=cle)
    consigner("agent.mot_de_passe_change", agent, par=agent, le=le)


def purger_les_sessions(*, maintenant: datetime) -> None:
    """Forget the sessions that are over, of households and agents, and the browsers they stood for."""
    Session.objects.filter(expire_date__lte=maintenant).delete()
    Poste.objects.exclude(cle__in=Session.objects.values("session_key")).delete()


@transaction.atomic
def _fermer(postes: QuerySet[Poste]) -> None:
    Session.objects.filter(session_key__in=list(postes.values_list("cle", flat=True))).delete()
    postes.delete()
