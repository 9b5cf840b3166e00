"""Give a stored document back, as it was named; say plainly when it may not be opened yet."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from seuil.documents.models import Document
from seuil.documents.requetes import NonAnalysee, lire


def rendre(document: Document, *, octets: bytes | None = None) -> HttpResponse:
    """Return the document in clear, never guessed by the browser; ``octets``: what this reader may read of it."""
    response = HttpResponse(lire(document) if octets is None else octets, content_type=document.type_mime)
    response["Content-Disposition"] = content_disposition_header(False, document.nom) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class EnVerification:
    """Whatever page asks for a document that may not be opened answers why, instead of failing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 409: the document exists, its state forbids to give it."""
        if not isinstance(exception, NonAnalysee):
            return None
        return render(request, "documents/en_verification.html", {"document": exception.document}, status=409)
