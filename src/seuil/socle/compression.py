"""Pages leave compressed where nothing secret can be guessed from their length (docs/decisions/0040)."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PagesComprimees(GZipMiddleware):
    """The pages of the portal that are read: neither what a form sent shows again, nor an agent's page."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress the page, with the random length that Django adds, or leave it as it is."""
        trouve = request.resolver_match
        a_lire = request.method == "GET" and response.get("Content-Type", "").startswith("text/html")
        if not a_lire or trouve is None or "gestion" in trouve.namespaces:
            return response
        compressee: HttpResponseBase = super().process_response(request, response)
        return compressee
