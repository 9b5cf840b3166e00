"""What did not arrive, or perhaps left: an agent looks, sends again on purpose, says that a letter came back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.envois import acces, services
from seuil.envois.etats import SE_RENVOIENT
from seuil.envois.forms import RetourForm
from seuil.envois.models import Envoi
from seuil.envois.requetes import a_regarder, retours_inconnus
from seuil.journal.models import Motif
from seuil.socle.droits import exiger

MONTRES = 100


@require_safe
@agent_requis
def suivi(request: Requete) -> HttpResponse:
    """Every message to look at, the oldest first; returned mail that names none of ours."""
    _exiger(request)
    envois = list(a_regarder(request.agent)[:MONTRES])
    noter_lecture(request, Motif.COURRIER, [envoi.demande.numero_unique for envoi in envois if envoi.demande])
    contexte = {"lignes": [_ligne(envoi) for envoi in envois], "inconnus": retours_inconnus().count()}
    return render(request, "envois/gestion/suivi.html", contexte)


@require_POST
@agent_requis
def voir(request: Requete, pk: int) -> HttpResponse:
    """It was looked at: it leaves the list."""
    services.voir(_visible(request, pk), par=request.agent, le=request.aujourdhui)
    return redirect("gestion:envois")


@require_POST
@agent_requis
def renvoyer(request: Requete, pk: int) -> HttpResponse:
    """Send again what perhaps left."""
    try:
        services.renvoyer(_visible(request, pk), par=request.agent, le=request.aujourdhui)
    except services.SuiviImpossible as refus:
        messages.warning(request, str(refus))
    else:
        messages.success(request, "Un nouvel envoi est en file.")
    return redirect("gestion:envois")


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def noter_le_retour(request: Requete, pk: int) -> HttpResponse:
    """Say that a letter came back, and what its envelope says."""
    envoi, form = _visible(request, pk), RetourForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            raison = form.cleaned_data["raison"]
            services.noter_le_retour(envoi, raison=raison, par=request.agent, le=request.aujourdhui)
            messages.success(request, "Noté. Cet envoi ne prouve rien.")
            return redirect("gestion:envois")
        except services.SuiviImpossible as refus:
            form.add_error(None, str(refus))
    noter_lecture(request, Motif.COURRIER, [envoi.demande.numero_unique] if envoi.demande else [])
    contexte = {"envoi": envoi, "form": form}
    return render(request, "envois/gestion/retour.html", contexte, status=422 if form.errors else 200)


def _ligne(envoi: Envoi) -> dict[str, Any]:
    suite = envoi.relais.order_by("pk").last()
    return {
        "envoi": envoi,
        "nom": str(envoi.demande.titulaire) if envoi.demande else "",
        "suite": f"{suite.get_canal_display()} : {str(suite.get_etat_display()).lower()}"
        if suite
        else "Aucune autre voie",
        "se_renvoie": envoi.etat in SE_RENVOIENT,
    }


def _exiger(request: Requete) -> None:
    exiger(acces.peut_tenir_le_courrier(request.agent))


def _visible(request: Requete, pk: int) -> Envoi:
    _exiger(request)
    return get_object_or_404(acces.visibles_par(request.agent).select_related("demande", "courrier"), pk=pk)
