"""Security keys: added from the account, asked at the sign-in. A browser without script keeps to its codes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.acteurs.models import Agent
from seuil.connexions import facteurs, services
from seuil.connexions.forms import CleForm, cle_de_table
from seuil.connexions.gestion.preuves import mot_de_passe_juste

ETAT = "defi_de_cle"
REFUSEE = "Cette clé n’a pas répondu comme il faut. Réessayez, ou prenez-en une autre."


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def ajouter(request: Requete) -> HttpResponse:
    """Add a security key to an account that has an application of codes."""
    if not facteurs.a_un_facteur(request.agent):
        return redirect("gestion:activer_facteur")
    form = CleForm(request.POST or None)
    if form.is_valid() and _ajouter(request, form):
        return redirect("gestion:compte")
    defi = facteurs.defi_d_ajout(request.agent, hote=request.get_host())
    request.session[ETAT] = defi.etat
    contexte = {"form": form, "options": defi.options}
    return render(request, "connexions/cle.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def retirer(request: Requete) -> HttpResponse:
    """Forget a security key that was lost or given back."""
    cle = cle_de_table(request.POST.get("cle", ""))
    if cle is not None:
        services.retirer_cle(request.agent, cle, le=request.aujourdhui)
    return redirect("gestion:compte")


def demander(request: HttpRequest, agent: Agent) -> str:
    """Return what the browser asks the agent's keys, remembered for one answer; nothing when it has none."""
    if not facteurs.cles_de(agent):
        return ""
    defi = facteurs.defi_d_usage(agent, hote=request.get_host())
    request.session[ETAT] = defi.etat
    return defi.options


def defi_pose(request: HttpRequest) -> dict[str, Any]:
    """Return the challenge this browser was given; it serves once."""
    etat: dict[str, Any] = request.session.pop(ETAT, None) or {}
    return etat


def _ajouter(request: Requete, form: CleForm) -> bool:
    preuve = facteurs.cle_ajoutee(form.cleaned_data["reponse"], defi_pose(request), hote=request.get_host())
    if preuve is None:
        form.add_error(None, REFUSEE)
        return False
    if not mot_de_passe_juste(request, form, request.agent.username):
        return False
    nom = form.cleaned_data["nom"] or f"Clé du {timezone.localtime():%d/%m/%Y}"
    services.ajouter_cle(request.agent, nom=nom, preuve=preuve, le=request.aujourdhui)
    return True
