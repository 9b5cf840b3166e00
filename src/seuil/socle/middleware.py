"""What every request receives: today's date, and the guarantee that reading writes nothing."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from seuil.socle.memoire import se_souvenir

Suite = Callable[[HttpRequest], HttpResponse]

ECRITURE = re.compile(r"^\s*(insert\s+into|update|delete\s+from)\s+\"?(\w+)", re.IGNORECASE)
ECRITURES_DE_LECTURE = {"django_session"}
AJOUT_DE_LECTURE = "journal_consultation"


class EcritureEnLecture(Exception):
    """A GET tried to write."""


class MemoireCourte:
    """Personal pages are never kept by a shared computer's browser."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class Horloge:
    """The clock is read once, at the door: ``request.aujourdhui`` travels down as ``le``."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.aujourdhui = timezone.localdate()  # type: ignore[attr-defined]
        return self.get_response(request)


def aujourdhui(request: HttpRequest) -> date:
    """Return the day the request came in."""
    jour: date = request.aujourdhui  # type: ignore[attr-defined]
    return jour


class LectureSeule:
    """GET and HEAD cannot write, except sessions and the log of who consulted what: so what they read may be kept."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(refuser_ecriture), se_souvenir():
            return self.get_response(request)


def refuser_ecriture(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Refuse the SQL of a write; an `execute_wrapper` of Django's connection."""
    trouve = ECRITURE.match(sql) if isinstance(sql, str) else None
    if trouve and trouve[2] not in ECRITURES_DE_LECTURE and not _note_une_lecture(trouve):
        raise EcritureEnLecture(sql[:80])
    return execute(sql, params, many, context)


def _note_une_lecture(trouve: re.Match[str]) -> bool:
    """Say whether the write adds a line to the log of who consulted what: nothing of it is ever changed."""
    return trouve[2] == AJOUT_DE_LECTURE and trouve[1].lower().startswith("insert")
