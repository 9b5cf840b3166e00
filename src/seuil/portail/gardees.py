"""What a public page shows to everybody, kept a few seconds: the doorstep of a town is opened by all who wait."""

from collections.abc import Callable

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

PAGES = "pages"


def garder(request: HttpRequest, rendre: Callable[[], str]) -> SafeString:
    """Return the part of a page that nothing of its reader changes, as it was a few seconds ago at most.

    One for each address, as its links say it, and language. Nothing of a person, of a session or of a form goes in it.
    """
    cle = f"{request.scheme} {request.get_host()} {request.path} {request.path_info} {get_language()}"
    partie: str = caches[PAGES].get_or_set(cle.encode().hex(), rendre)  # type: ignore[assignment]
    return mark_safe(partie)
