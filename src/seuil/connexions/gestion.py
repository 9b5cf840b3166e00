"""The agents' door: a name and a password."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.models import Agent
from seuil.connexions.forms import AgentForm
from seuil.connexions.services import ESSAIS, PAUSE_SECONDES, TropDEssais, tenter
from seuil.socle.provenance import provenance

REFUS = "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les majuscules, puis réessayez."
TROP = (
    f"{ESSAIS} essais ont échoué pour cet identifiant depuis cette connexion à Internet. "
    f"Attendez {PAUSE_SECONDES // 60} minutes, ou appelez la personne qui gère les comptes."
)


@require_http_methods(["GET", "POST"])
def connexion(request: HttpRequest) -> HttpResponse:
    """Sign in."""
    if isinstance(request.user, Agent):
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = AgentForm(request.POST or None)
    if form.is_valid():
        agent = _reconnaitre(request, form)
        if agent is not None:
            auth.login(request, agent)
            return redirect(_suite(request))
    return render(request, "connexions/gestion.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def quitter(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    auth.logout(request)
    return redirect("gestion:connexion")


def _reconnaitre(request: HttpRequest, form: AgentForm) -> Agent | None:
    identifiant, mot_de_passe = form.cleaned_data["identifiant"], form.cleaned_data["mot_de_passe"]

    def essai() -> Agent | None:
        agent = auth.authenticate(request, username=identifiant, password=mot_de_passe)
        return agent if isinstance(agent, Agent) else None

    try:
        agent = tenter(f"agent {identifiant.lower()}", provenance(request), essai, maintenant=timezone.now())
    except TropDEssais:
        form.add_error(None, TROP)
        return None
    if agent is None:
        form.add_error(None, REFUS)
    return agent


def _suite(request: HttpRequest) -> str:
    """Return the page asked before signing in, when it is one of ours."""
    demandee = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(demandee, {request.get_host()}, require_https=request.is_secure()):
        return demandee
    return resolve_url(settings.LOGIN_REDIRECT_URL)
