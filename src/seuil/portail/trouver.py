"""The first page: which town's service is mine, from a commune or a postal code."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from seuil.portail.forms import TrouverForm
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.portail import adresse_chez
from seuil.territoires.requetes import territoires_de


def trouver(request: HttpRequest) -> HttpResponse:
    """Ask where the household looks; one town found opens at once, several are shown."""
    form = TrouverForm(request.GET if "commune" in request.GET else None)
    suite = request.GET.get("suite", "")
    lieux = ailleurs(request, suite)
    contexte: dict[str, Any] = {"form": form, "lieux": lieux, "suite": suite}
    if form.is_bound and form.is_valid():
        communes = form.cleaned_data["communes"]
        trouves = territoires_de(communes)
        sont_toutes_ici = len({lieu.pk for lieu in trouves.values()}) == 1 and len(trouves) == len(communes)
        if sont_toutes_ici and form.cleaned_data["sont_exactes"]:
            return redirect(adresse_chez(request, next(iter(trouves.values())).pk, suite))
        reponses = [_reponse(request, commune, trouves.get(commune.pk), suite) for commune in communes]
        contexte["servies"] = [reponse for reponse in reponses if reponse["url"]]
        contexte["absentes"] = ", ".join(_absente(reponse) for reponse in reponses if not reponse["url"])
    elif len(lieux) == 1 and not form.is_bound:
        return redirect(str(lieux[0]["url"]))
    return render(request, "portail/trouver.html", contexte, status=422 if form.errors else 200)


def ailleurs(request: HttpRequest, suite: str = "") -> list[dict[str, str]]:
    """Return the address of every other town served here, by name."""
    ici = getattr(request, "territoire", None)
    autres = Territoire.objects.exclude(pk=ici.pk if ici else "").order_by("nom_court")
    return [
        {"nom": lieu.nom_court, "entier": lieu.nom, "url": adresse_chez(request, lieu.pk, suite)} for lieu in autres
    ]


def _reponse(request: HttpRequest, commune: Commune, lieu: Territoire | None, suite: str) -> dict[str, str]:
    return {
        "commune": str(commune),
        "departement": commune.departement.nom,
        "nom": lieu.nom_court if lieu else "",
        "url": adresse_chez(request, lieu.pk, suite) if lieu else "",
    }


def _absente(reponse: dict[str, str]) -> str:
    return f"{reponse['commune']} ({reponse['departement']})"
