"""The security keys of an agent."""

from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.connexions.facteurs import cle_utilisee
from seuil.journal.services import consigner


@transaction.atomic
def ajouter_cle(agent: Agent, *, nom: str, preuve: dict[str, Any], le: date) -> None:
    """Keep a key that proved itself; it opens beside the application, never without it being there."""
    WebAuthn.add(agent, nom, preuve)
    consigner("agent.cle_ajoutee", agent, par=agent, le=le)


def eprouver_cle(agent: Agent, reponse: str, etat: dict[str, Any], *, hote: str, maintenant: datetime) -> bool:
    """Say whether a key of the agent answered the challenge."""
    cle = cle_utilisee(agent, reponse, etat, hote=hote)
    if cle is None:
        return False
    Authenticator.objects.filter(pk=cle.pk).update(last_used_at=maintenant)
    return True


@transaction.atomic
def retirer_cle(agent: Agent, cle: int, *, le: date) -> None:
    """Forget a key of the agent; nothing when it is another's."""
    siennes = Authenticator.objects.filter(user=agent, type=Authenticator.Type.WEBAUTHN, pk=cle)
    if siennes.delete()[0]:
        consigner("agent.cle_retiree", agent, par=agent, le=le)
