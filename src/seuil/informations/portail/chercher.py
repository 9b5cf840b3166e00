"""A question in the words of who asks; the passages of the portal that answer it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from seuil.informations.models import Passage
from seuil.informations.requetes import QUESTION_MAXIMUM, chercher

EXTRAIT = 40  # words


@require_safe
def recherche(request: HttpRequest) -> HttpResponse:
    """Search the portal of the town; a question too long is read from its beginning, and the page says so."""
    question = " ".join(request.GET.get("q", "").replace("\x00", " ").split())
    trouves = chercher(request.territoire, question) if question else []  # type: ignore[attr-defined]
    contexte: dict[str, Any] = {
        "question": question[:QUESTION_MAXIMUM],
        "coupee": len(question) > QUESTION_MAXIMUM,
        "reponses": [_reponse(passage) for passage in trouves],
    }
    return render(request, "informations/recherche.html", contexte)


def _reponse(passage: Passage) -> dict[str, str]:
    return {
        "titre": passage.titre,
        "texte": Truncator(passage.texte).words(EXTRAIT, truncate="…"),
        "url": reverse("accueil") + passage.adresse,
    }
