"""What a held demand and a pair that looks alike share: a queue, then two demands side by side and two answers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from seuil.acteurs.gestion import Requete, noter_lecture
from seuil.demandes.gestion.face_a_face import face_a_face
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte

PAR_PAGE = 20


def file_d_attente(
    request: Requete, toutes: Any, numeros: Callable[[Any], Iterable[str]], *, dites: tuple[str, str]
) -> dict[str, Any]:
    """Return one page of what awaits the desk and its caption, once the households on it are told of the reading.

    ``dites``: what is counted, in the singular and in the plural.
    """
    page = Paginator(toutes, PAR_PAGE).get_page(request.GET.get("page"))
    noter_lecture(request, Motif.LISTE, [numero for lue in page for numero in numeros(lue)])
    return {"page": page, "legende": compte(page.paginator.count, *dites)}


def montrer_les_deux(
    request: Requete,
    gabarit: str,
    demandes: Sequence[Demande],
    noms: tuple[str, str],
    *,
    deux: forms.Form,
    une: forms.Form,
    couple: forms.Form | None = None,
    **contexte: Any,
) -> HttpResponse:
    """Show the demands side by side, then the answers: two people (``deux``), or one if another demand may be shown.

    ``couple``: the third answer, when one demand is that of a couple.
    """
    faute = next((form for form in (deux, couple) if form is not None and form.errors), une)
    contexte |= {
        "face_a_face": face_a_face(demandes, noms),
        "deux": deux,
        "une": une if len(demandes) > 1 else None,
        "couple": couple,
        "faute": faute,
    }
    return render(request, gabarit, contexte, status=422 if faute.errors else 200)
