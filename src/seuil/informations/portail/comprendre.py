"""What the guide of a territory says, by subject, and the national rule."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from seuil.informations.nomenclatures import RUBRIQUES, Rubrique
from seuil.informations.rendu import en_html
from seuil.informations.requetes import TexteLu, textes_lus
from seuil.socle.middleware import aujourdhui


@require_safe
def comprendre(request: HttpRequest) -> HttpResponse:
    """The subjects, and the search over all of them."""
    return render(request, "informations/comprendre.html", {"rubriques": sujets()})


@require_safe
def rubrique(request: HttpRequest, code: str) -> HttpResponse:
    """One subject: the texts of the territory with their source, then what holds everywhere."""
    sujet = RUBRIQUES.get(code)
    if sujet is None:
        raise Http404
    if sujet.page:
        return redirect(sujet.page, permanent=True)
    contexte = {"sujet": sujet, "voisines": _voisines(sujet), **textes_de_la_page(request, code)}
    return render(request, "informations/rubrique.html", contexte)


def sujets() -> list[dict[str, Any]]:
    """Return every subject with its words and the address of its page, in the town being read."""
    return [_lien(sujet) for sujet in RUBRIQUES.values()]


def textes_de_la_page(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return what `informations/textes.html` shows of a subject."""
    territoire = request.territoire  # type: ignore[attr-defined]
    lus = textes_lus(territoire, code, aujourdhui(request), get_language() or "fr")
    return {
        "textes_d_ici": [_ecrit(lu) for lu in lus if not lu.est_national],
        "textes_nationaux": [_ecrit(lu) for lu in lus if lu.est_national],
    }


def _ecrit(lu: TexteLu) -> dict[str, Any]:
    return {
        "ancre": lu.ancre,
        "titre": lu.titre,
        "corps": en_html(lu.corps, lu.titre),
        "aujourdhui": en_html(lu.aujourdhui, lu.titre) if lu.aujourdhui else "",
        "article": lu.article,
        "date": lu.date,
        "source": lu.source,
        "lang": lu.langue[:2],
    }


def _lien(rubrique_lue: Rubrique) -> dict[str, Any]:
    nom = rubrique_lue.page
    url = reverse(nom) if nom else reverse("rubrique", args=[rubrique_lue.code])
    return {"titre": rubrique_lue.titre, "phrase": rubrique_lue.phrase, "url": url}


def _voisines(sujet: Rubrique) -> list[dict[str, Any]]:
    return [{"libelle": libelle, "url": reverse(nom)} for libelle, nom in sujet.voisines]
