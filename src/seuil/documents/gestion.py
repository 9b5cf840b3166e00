"""Give a stored document back, as it was named."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from seuil.documents.models import Document
from seuil.documents.services import lire


def rendre(document: Document) -> HttpResponse:
    """Return the document in clear, never guessed by the browser."""
    response = HttpResponse(lire(document), content_type=document.type_mime)
    response["Content-Disposition"] = content_disposition_header(False, document.nom) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
