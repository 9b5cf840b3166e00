"""The second factor of an agent: shared once, proved at each sign-in, never by the same code twice."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.db.models import F, JSONField, Value
from django.db.models.expressions import CombinedExpression

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.connexions.facteurs import application_de, chiffrer, dechiffrer, pas_du_code, secours_de
from seuil.connexions.models import CodesFaux
from seuil.journal.services import consigner

DERNIER_PAS = "dernier_pas"


class CodeRefuse(Exception):
    """The telephone does not show this code: the key was not taken in, or its clock is wrong."""


@transaction.atomic
def activer_facteur(agent: Agent, *, cle: str, code: str, maintenant: datetime, le: date) -> None:
    """Keep the key that the agent's telephone proved to hold, with ten new recovery codes; another key is forgotten."""
    pas = pas_du_code(cle, code, maintenant=maintenant)
    if pas is None:
        raise CodeRefuse
    Authenticator.objects.update_or_create(
        user=agent,
        type=Authenticator.Type.TOTP,
        defaults={"data": {"secret": chiffrer(cle), DERNIER_PAS: pas}, "created_at": maintenant},
    )
    _tirer_les_codes(agent)
    consigner("agent.facteur_active", agent, par=agent, le=le)


def eprouver_facteur(agent: Agent, code: str, *, maintenant: datetime) -> bool:
    """Say whether it is a code of the agent's telephone, or of its recovery codes; either serves once."""
    application = application_de(agent)
    if application is None:
        return False
    pas = pas_du_code(dechiffrer(application.data["secret"]), code, maintenant=maintenant)
    if pas is not None:
        return _consommer(application, pas, maintenant)
    secours = secours_de(agent)
    return secours is not None and bool(secours.validate_code(code))


@transaction.atomic
def renouveler_les_codes(agent: Agent, *, le: date) -> None:
    """Give ten other recovery codes; those that were left are dead."""
    _tirer_les_codes(agent)
    consigner("agent.codes_de_secours_renouveles", agent, par=agent, le=le)


def noter_les_codes(agent: Agent, *, maintenant: datetime) -> None:
    """The agent noted its recovery codes: nothing shows them any more. One statement: one used meanwhile stays so."""
    secours = Authenticator.objects.filter(user=agent, type=Authenticator.Type.RECOVERY_CODES)
    notes = Value({"viewed_at": maintenant.timestamp()}, output_field=JSONField())
    secours.update(data=CombinedExpression(F("data"), "||", notes, output_field=JSONField()))


@transaction.atomic
def retirer_facteur(agent: Agent, *, par: Agent | Systeme, le: date) -> None:
    """Forget the factors of an agent who lost them all, or who tries the demonstration."""
    Authenticator.objects.filter(user=agent).delete()
    CodesFaux.objects.filter(agent=agent).delete()
    consigner("agent.facteur_retire", agent, par=par, le=le)


def _tirer_les_codes(agent: Agent) -> None:
    Authenticator.objects.filter(user=agent, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(agent)


def _consommer(application: Authenticator, pas: int, maintenant: datetime) -> bool:
    """Remember the last step used, by one statement; False when this one, or a later one, was used already."""
    a_venir = Authenticator.objects.filter(pk=application.pk, data__secret=application.data["secret"])
    neuf = a_venir.exclude(**{f"data__{DERNIER_PAS}__gte": pas})
    return bool(neuf.update(data={**application.data, DERNIER_PAS: pas}, last_used_at=maintenant))
