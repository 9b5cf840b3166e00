"""A secret of one browser: what is sealed under it is never at rest in clear, and no other browser can open it."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable
from functools import wraps
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "seuil_cle"
LONGUEUR = 32
NONCE = 12


def avec_cle(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view ``request.cle``, the browser's key, and the browser its key: the first answer makes it."""

    @wraps(vue)
    def gardee(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        cle = _lue(request) or os.urandom(LONGUEUR)
        request.cle = cle  # type: ignore[attr-defined]
        response = vue(request, *arguments, **options)
        response.set_cookie(
            COOKIE,
            urlsafe_b64encode(cle).decode(),
            max_age=settings.SESSION_COOKIE_AGE,
            secure=bool(settings.SESSION_COOKIE_SECURE),
            httponly=True,
            samesite="Lax",
        )
        return response

    return gardee


def cle_de(request: HttpRequest) -> bytes:
    """Return the browser's key, in a view that `avec_cle` guards."""
    cle: bytes = request.cle  # type: ignore[attr-defined]
    return cle


def sceller(texte: str, cle: bytes, *, lie_a: str) -> bytes:
    """Seal a text under a browser's key; it opens only beside ``lie_a``."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(cle).encrypt(nonce, texte.encode(), lie_a.encode())


def ouvrir(scelle: bytes, cle: bytes, *, lie_a: str) -> str | None:
    """Return the text, None when this browser is not the one it was sealed for."""
    try:
        return AESGCM(cle).decrypt(scelle[:NONCE], scelle[NONCE:], lie_a.encode()).decode()
    except InvalidTag:
        return None


def _lue(request: HttpRequest) -> bytes | None:
    try:
        cle = urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
    except (Error, ValueError):
        return None
    return cle if len(cle) == LONGUEUR else None
