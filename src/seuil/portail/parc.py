"""The stock one may ask for here: what the guide counts, the programmes, the landlords; filters with their counts."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import bailleurs_presents, communes_de
from seuil.informations.portail.attendre import du_guide
from seuil.informations.portail.comprendre import textes_de_la_page
from seuil.informations.portail.figures import figures
from seuil.patrimoine.models import Programme
from seuil.patrimoine.requetes import logements_par_type, programmes_de
from seuil.territoires.models import Territoire

FILTRES = {"commune": _("Commune"), "bailleur": _("Bailleur"), "financement": _("Catégorie")}


@require_safe
def parc(request: HttpRequest) -> HttpResponse:
    """The stock, narrowed by commune, landlord and financing; a filter says how many programmes it hides."""
    territoire: Territoire = request.territoire  # type: ignore[attr-defined]
    tous = programmes_de(territoire)
    choix = {nom: request.GET.get(nom, "") for nom in FILTRES}
    lus = [programme for programme in tous if all(_repond(programme, nom, choix[nom]) for nom in FILTRES)]
    contexte = {
        "filtres": [_filtre(nom, tous, choix[nom]) for nom in FILTRES] if tous else [],
        "programmes": lus,
        "caches": len(tous) - len(lus),
        "logements": sum(programme.nb_logements or 0 for programme in lus),
        "totaux": _totaux(lus),
        "par_type": logements_par_type(lus),
        "bailleurs": bailleurs_presents(communes_de(territoire)).order_by("nom"),
        "faits": figures(territoire, "parc"),
        "source": territoire.source,
        **du_guide(territoire),
        **textes_de_la_page(request, "parc"),
    }
    return render(request, "portail/parc.html", contexte)


def _valeurs(programme: Programme, nom: str) -> set[str]:
    match nom:
        case "commune":
            return {str(programme.commune)}
        case "bailleur":
            return {str(programme.bailleur)}
    return {financement.strip() for financement in programme.financements.split(",") if financement.strip()}


def _repond(programme: Programme, nom: str, voulu: str) -> bool:
    return not voulu or voulu in _valeurs(programme, nom)


def _filtre(nom: str, tous: Iterable[Programme], voulu: str) -> dict[str, Any]:
    comptes: dict[str, int] = {}
    for programme in tous:
        for valeur in _valeurs(programme, nom):
            comptes[valeur] = comptes.get(valeur, 0) + 1
    return {"nom": nom, "libelle": FILTRES[nom], "voulu": voulu, "choix": sorted(comptes.items())}


def _totaux(lus: Iterable[Programme]) -> list[list[Any]]:
    totaux: dict[str, int] = {}
    for programme in lus:
        nom = str(programme.bailleur)
        totaux[nom] = totaux.get(nom, 0) + (programme.nb_logements or 0)
    return [[nom, total] for nom, total in sorted(totaux.items()) if total]
