"""The texts of the agent's territory, by subject, each with its state."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.informations import acces
from seuil.informations.etats import Etat
from seuil.informations.gestion.fiches import etats, langue_dite
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.informations.nomenclatures import RUBRIQUES
from seuil.territoires.models import Territoire

AUCUN = "Seuls les agents d’un territoire, habilités pour ses pages, en écrivent les textes."


@require_safe
@agent_requis
def pages(request: Requete) -> HttpResponse:
    """The subjects, in the order of the portal; those without a text too."""
    lieux = lieux_tenus(request)
    contexte = {"lieux": [{"territoire": lieu, "rubriques": _rubriques(lieu)} for lieu in lieux]}
    return render(request, "informations/gestion/pages.html", contexte)


def lieux_tenus(request: Requete) -> list[Territoire]:
    """Return the territories whose pages the agent writes; without one, the page is refused."""
    lieux = acces.territoires_tenus(request.agent)
    if not lieux:
        raise PermissionDenied(AUCUN)
    return lieux


def _rubriques(lieu: Territoire) -> list[dict[str, Any]]:
    par_rubrique: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for texte in lieu.textes.prefetch_related("redactions"):
        par_rubrique[texte.rubrique].append(_ligne(texte, list(texte.redactions.all())))
    return [{"rubrique": rubrique, "textes": par_rubrique[code]} for code, rubrique in RUBRIQUES.items()]


def _ligne(texte: Texte, redactions: list[Redaction]) -> dict[str, Any]:
    en_ligne = [une for une in redactions if une.etat == Etat.EN_LIGNE]
    montree = max(en_ligne or redactions, key=lambda une: (une.langue == FRANCAIS, une.pk))
    autres = [langue_dite(une.langue) for une in en_ligne if une.langue != FRANCAIS]
    return {
        "texte": texte,
        "titre": montree.titre,
        "lang": montree.langue[:2],
        "date": montree.date,
        "etats": etats(redactions),
        "langues": ", ".join(autres),
    }
