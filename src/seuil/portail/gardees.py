"""What pages show to everybody, kept a few seconds: the doorstep of a town, how many wait for the same homes there."""

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

PAGES = "pages"
Lu = TypeVar("Lu")


def garder(request: HttpRequest, rendre: Callable[[], str]) -> SafeString:
    """Return the part of a page that nothing of its reader changes, as it was a few seconds ago at most.

    One for each address, as its links say it, and language. Nothing of a person, of a session or of a form goes in it.
    """
    cle = f"{request.scheme} {request.get_host()} {request.path} {request.path_info} {get_language()}"
    return mark_safe(garder_un_instant(cle, rendre))


def garder_un_instant(cle: Hashable, lire: Callable[[], Lu]) -> Lu:
    """Return what was read under this key a few seconds ago at most, or read it. Nothing of a person goes in it."""
    empreinte = sha256(repr(cle).encode()).hexdigest()  # a long address is a key like another
    lue: Lu = caches[PAGES].get_or_set(empreinte, lire)  # type: ignore[assignment]
    return lue
