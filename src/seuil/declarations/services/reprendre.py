"""Take a draft up again on another device: a code or a link, and the date of birth when it was typed."""

import secrets
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # neither 0 and O, nor 1 and I
SIGNES, GROUPE = 12, 4  # 60 bits: nobody finds one by trying
ESSAIS: Final = 10  # wrong dates before a code or a link dies: a new one is made from where the draft is open
SEL: Final = "seuil.declarations.reprise"


@transaction.atomic
def donner_un_code(brouillon: Brouillon) -> str:
    """Return a new code, the former one and its link opening nothing any more. Only its digest is kept."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(SIGNES))
    garde = brouillon.verrouiller()
    garde.reprise, garde.essais = _empreinte(code), 0
    garde.save(update_fields=["reprise", "essais", "modifie_a"])
    return "-".join(code[rang : rang + GROUPE] for rang in range(0, SIGNES, GROUPE))


def jeton(code: str) -> str:
    """Return what the link bears: the code, signed and dated."""
    return signing.TimestampSigner(salt=SEL).sign(code)


def brouillon_du_code(code: str) -> Brouillon | None:
    """Return the living draft of a code, however it was typed; None when it was replaced or tried too often."""
    lu = "".join(signe for signe in code.upper() if signe in ALPHABET)
    if len(lu) != SIGNES:
        return None
    return Brouillon.objects.filter(reprise=_empreinte(lu), demande=None, essais__lt=ESSAIS).first()


def brouillon_du_jeton(lien: str) -> Brouillon | None:
    """Return the living draft of a link, None when it was altered, replaced or is too old."""
    try:
        code = signing.TimestampSigner(salt=SEL).unsign(lien, max_age=timedelta(days=settings.BROUILLONS_JOURS))
    except signing.BadSignature:
        return None
    return brouillon_du_code(code)


def est_le_sien(brouillon: Brouillon, naissance: date | None, *, le: date) -> bool:
    """Say whether that birth is the one the draft holds, or that it holds none yet; a wrong one is counted."""
    identite = Saisie(brouillon.reponses, le=le).lus["identite"]
    attendue = identite.cleaned_data["naissance"] if identite.is_bound and identite.is_valid() else None
    if attendue in (None, naissance):
        return True
    Brouillon.objects.filter(pk=brouillon.pk).update(essais=F("essais") + 1)
    return False


def _empreinte(code: str) -> str:
    return salted_hmac(SEL, code, algorithm="sha256").hexdigest()
