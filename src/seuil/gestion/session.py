"""An agent comes in, and goes out."""

from django.conf import settings
from django.contrib import auth
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.models import Agent
from seuil.gestion.forms import ConnexionForm

ESSAIS, PAUSE_SECONDES = 5, 900
REFUS = "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les majuscules, puis réessayez."
TROP = "Trop d’essais pour cet identifiant. Attendez un quart d’heure, ou appelez la personne qui gère les comptes."


@require_http_methods(["GET", "POST"])
def connexion(request: HttpRequest) -> HttpResponse:
    """Sign in; after five tries, a pause of a quarter of an hour."""
    if isinstance(request.user, Agent):
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = ConnexionForm(request.POST or None)
    if form.is_valid():
        agent = _reconnaitre(request, form)
        if agent is not None:
            auth.login(request, agent)
            return redirect(_suite(request))
    contexte = {"form": form, "suite": request.GET.get("next", "")}
    return render(request, "gestion/connexion.html", contexte, status=422 if form.errors else 200)


@require_POST
def quitter(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    auth.logout(request)
    return redirect("gestion:connexion")


def _reconnaitre(request: HttpRequest, form: ConnexionForm) -> Agent | None:
    identifiant, mot_de_passe = form.cleaned_data["identifiant"], form.cleaned_data["mot_de_passe"]
    cle = f"agent-{identifiant.lower().encode().hex()[:200]}"
    essais = cache.get(cle, 0)
    if essais >= ESSAIS:
        form.add_error(None, TROP)
        return None
    agent = auth.authenticate(request, username=identifiant, password=mot_de_passe)
    if isinstance(agent, Agent):
        cache.delete(cle)
        return agent
    cache.set(cle, essais + 1, PAUSE_SECONDES)
    form.add_error(None, REFUS)
    return None


def _suite(request: HttpRequest) -> str:
    """Return the page asked before signing in, when it is one of ours."""
    demandee = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(demandee, {request.get_host()}, require_https=request.is_secure()):
        return demandee
    return resolve_url(settings.LOGIN_REDIRECT_URL)
