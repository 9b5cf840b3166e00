"""The key shared with a telephone, the recovery codes, how both are kept."""

from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.utils.crypto import salted_hmac

from seuil.acteurs.models import Agent
from seuil.socle.scelles import ouvrir, sceller

USAGE = "second facteur"
TOLERANCE = 1  # steps of thirty seconds, before and after: a telephone's clock may be a little wrong
GROUPE = 4


class FacteurIllisible(Exception):
    """The key of the installation is not the one that sealed this factor."""


class Adaptateur(DefaultMFAAdapter):  # type: ignore[misc]
    """What allauth asks: how a key is kept, what a telephone shows."""

    def encrypt(self, text: str) -> str:
        return urlsafe_b64encode(sceller(text, _cle(), lie_a=USAGE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        texte = ouvrir(urlsafe_b64decode(encrypted_text), _cle(), lie_a=USAGE)
        if not texte:
            raise FacteurIllisible
        return texte

    def get_totp_issuer(self) -> str:
        return "Seuil"

    def get_totp_label(self, user: Agent) -> str:
        return user.username


def chiffrer(texte: str) -> str:
    """Return a text as the database may keep it."""
    return str(get_adapter().encrypt(texte))


def dechiffrer(texte: str) -> str:
    """Return what `chiffrer` hid; raises FacteurIllisible."""
    return str(get_adapter().decrypt(texte))


def tirer() -> str:
    """Return a new key to share with a telephone, in base 32."""
    return str(generate_totp_secret())


def a_taper(cle: str) -> str:
    """Return a key by groups, for whoever cannot photograph it."""
    return " ".join(cle[debut : debut + GROUPE] for debut in range(0, len(cle), GROUPE))


def image(agent: Agent, cle: str) -> str:
    """Return the square that a telephone photographs, as the address of an image."""
    adaptateur = get_adapter()
    dessin = adaptateur.build_totp_svg(adaptateur.build_totp_url(agent, cle))
    return f"data:image/svg+xml;base64,{b64encode(dessin.encode()).decode()}"


def pas_du_code(cle: str, code: str, *, maintenant: datetime) -> int | None:
    """Return the step of time that shows this code, None when no step near ``maintenant`` does (RFC 6238)."""
    courant = int(maintenant.timestamp()) // app_settings.TOTP_PERIOD
    for pas in range(courant - TOLERANCE, courant + TOLERANCE + 1):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(cle, pas))):
            return pas
    return None


def application_de(agent: Agent) -> Authenticator | None:
    """Return the key shared with the agent's telephone."""
    return Authenticator.objects.filter(user=agent, type=Authenticator.Type.TOTP).first()


def secours_de(agent: Agent) -> RecoveryCodes | None:
    """Return the recovery codes of the agent."""
    trouves = Authenticator.objects.filter(user=agent, type=Authenticator.Type.RECOVERY_CODES).first()
    return RecoveryCodes(trouves) if trouves else None


def a_un_facteur(agent: Agent) -> bool:
    """Say whether the password alone does not open the agent's pages."""
    return application_de(agent) is not None


def _cle() -> bytes:
    """Return the key that seals factors, drawn from the one that operators keep beside their backups."""
    return salted_hmac("seuil.connexions.facteurs", "cle", secret=settings.CLE_DOCUMENTS, algorithm="sha256").digest()
