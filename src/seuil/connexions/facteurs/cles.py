"""Security keys (WebAuthn): what the browser is asked, what its answer proves."""

import json
import struct
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import get_authenticator_by_credential_id, get_credentials
from cryptography.exceptions import InvalidSignature
from fido2.server import Fido2Server
from fido2.webauthn import (
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from seuil.acteurs.models import Agent

NUL = "\\u0000"  # PostgreSQL keeps no JSON that holds it
# What the library raises while it reads an answer that no key made.
ILLISIBLE = (
    AssertionError,
    AttributeError,
    IndexError,
    InvalidSignature,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Defi:
    """What the browser is asked, as JSON, and what must be remembered to judge its answer."""

    options: str
    etat: dict[str, Any]


def cles_de(agent: Agent) -> list[Authenticator]:
    """Return the security keys of the agent, the oldest first."""
    return list(Authenticator.objects.filter(user=agent, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def defi_d_ajout(agent: Agent, *, hote: str) -> Defi:
    """Return what asks a key that the agent does not have yet."""
    usager = PublicKeyCredentialUserEntity(
        id=str(agent.pk).encode(), name=agent.username, display_name=agent.designation
    )
    options, etat = _serveur(hote).register_begin(
        usager,
        credentials=get_credentials(agent),
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.DISCOURAGED,
    )
    return Defi(json.dumps(dict(options)), etat)


def defi_d_usage(agent: Agent, *, hote: str) -> Defi:
    """Return what asks one of the agent's keys."""
    options, etat = _serveur(hote).authenticate_begin(
        credentials=get_credentials(agent), user_verification=UserVerificationRequirement.DISCOURAGED
    )
    return Defi(json.dumps(dict(options)), etat)


def cle_ajoutee(reponse: str, etat: dict[str, Any], *, hote: str) -> dict[str, Any] | None:
    """Return the answer to keep, None when no key of this site gave it to this challenge."""
    if NUL in reponse:
        return None
    try:
        lue: dict[str, Any] = json.loads(reponse)
        _serveur(hote).register_complete(etat, lue)
    except ILLISIBLE:
        return None
    return {nom: lue[nom] for nom in ("id", "rawId", "type", "response") if nom in lue}


def cle_utilisee(agent: Agent, reponse: str, etat: dict[str, Any], *, hote: str) -> Authenticator | None:
    """Return the key of the agent that signed this challenge."""
    try:
        prouvee = _serveur(hote).authenticate_complete(etat, get_credentials(agent), json.loads(reponse))
    except ILLISIBLE:
        return None
    return get_authenticator_by_credential_id(agent, prouvee.credential_id)


def _serveur(hote: str) -> Fido2Server:
    """Return the judge of a site; ``hote`` may carry a port."""
    return Fido2Server(PublicKeyCredentialRpEntity(name="Seuil", id=hote.partition(":")[0]))
