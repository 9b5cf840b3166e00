"""Give a stored document back, as it was named."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from seuil.documents.models import Document
from seuil.documents.services import lire


def rendre(document: Document, *, octets: bytes | None = None) -> HttpResponse:
    """Return the document in clear, never guessed by the browser; ``octets``: what this reader may read of it."""
    response = HttpResponse(lire(document) if octets is None else octets, content_type=document.type_mime)
    response["Content-Disposition"] = content_disposition_header(False, document.nom) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
