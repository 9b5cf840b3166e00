"""An agent comes in by a name and a password, and goes out."""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.models import Agent
from seuil.connexions.facteurs import a_un_facteur
from seuil.connexions.forms import AgentForm
from seuil.connexions.gestion.attente import mettre_en_attente, ouvrir
from seuil.connexions.gestion.preuves import mot_de_passe_juste
from seuil.connexions.gestion.provisoire import est_perime
from seuil.connexions.gestion.saisies import est_gardee

PERIME = (
    "Ce mot de passe provisoire n’ouvre plus rien depuis le {jusqu_au:%d/%m/%Y} : personne ne l’a utilisé à temps. "
    "Demandez-en un autre à la personne qui gère les comptes."
)


@require_http_methods(["GET", "HEAD", "POST"])
def connexion(request: HttpRequest) -> HttpResponse:
    """Ask the password; then the second factor, which only the demonstration spares."""
    if isinstance(request.user, Agent):
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = AgentForm(request.POST or None)
    if form.is_valid():
        agent = mot_de_passe_juste(request, form, form.cleaned_data["identifiant"])
        if agent is not None and not _est_perime(request, form, agent):
            return _accueillir(request, agent)
    contexte = {
        "form": form,
        "saisie_gardee": est_gardee(request),
        "minutes": settings.SESSION_AGENT_SANS_USAGE // 60,
        "gardee": settings.SAISIE_GARDEE_SECONDES // 60,
    }
    return render(request, "connexions/gestion.html", contexte, status=422 if form.errors else 200)


@require_POST
def quitter(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    auth.logout(request)
    return redirect("gestion:connexion")


def _est_perime(request: Any, form: AgentForm, agent: Agent) -> bool:
    """Say so on the form, only to who typed that password."""
    if not est_perime(agent, le=request.aujourdhui):
        return False
    form.add_error(None, PERIME.format(jusqu_au=agent.provisoire_jusqu_au))
    return True


def _accueillir(request: HttpRequest, agent: Agent) -> HttpResponse:
    a_deja = a_un_facteur(agent)
    if settings.DEMO and not a_deja:
        return ouvrir(request, agent, _suite(request))
    mettre_en_attente(request, agent, _suite(request))
    return redirect("gestion:confirmer" if a_deja else "gestion:activer_facteur")


def _suite(request: HttpRequest) -> str:
    """Return the page asked before signing in, when it is one of ours."""
    demandee = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(demandee, {request.get_host()}, require_https=request.is_secure()):
        return demandee
    return resolve_url(settings.LOGIN_REDIRECT_URL)
