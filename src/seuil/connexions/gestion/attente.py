"""Between the password and the second factor: who waits in this browser. No page of an agent opens before."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from seuil.acteurs.models import Agent
from seuil.connexions.gestion.duree import marquer
from seuil.connexions.services import noter_le_poste

CLE = "agent_en_attente"
CLE_PROPOSEE = "cle_du_facteur"
DUREE_SECONDES = 600
NAVIGATEURS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMES = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
MOTEUR = "django.contrib.auth.backends.ModelBackend"


def mettre_en_attente(request: HttpRequest, agent: Agent, suite: str) -> None:
    """Remember who gave its password, for ten minutes and under that password, and where it goes next."""
    request.session.cycle_key()
    request.session.pop(CLE_PROPOSEE, None)
    request.session[CLE] = {
        "agent": agent.pk,
        "marque": agent.get_session_auth_hash(),
        "depuis": timezone.now().timestamp(),
        "suite": suite,
    }


def en_attente(request: HttpRequest) -> Agent | None:
    """Return who gave its password in this browser and still owes its second factor."""
    attente = request.session.get(CLE)
    if attente is None or timezone.now().timestamp() - attente["depuis"] > DUREE_SECONDES:
        return None
    agent = Agent.objects.filter(pk=attente["agent"], is_active=True).first()
    if agent is None or not constant_time_compare(attente["marque"], agent.get_session_auth_hash()):
        return None
    return agent


def suite_de(request: HttpRequest) -> str:
    """Return where the agent who waits was going."""
    return str(request.session.get(CLE, {}).get("suite") or resolve_url(settings.LOGIN_REDIRECT_URL))


def ouvrir(request: HttpRequest, agent: Agent, suite: str) -> HttpResponse:
    """Open the agent's session and go where it was going."""
    request.session.pop(CLE, None)
    auth.login(request, agent, backend=MOTEUR)
    noter_l_entree(request, agent)
    return redirect(suite)


def noter_l_entree(request: HttpRequest, agent: Agent) -> None:
    """Remember the browser where the agent is in, under the key its session has now."""
    marquer(request)
    request.session.save()
    cle, entete = request.session.session_key or "", request.headers.get("User-Agent", "")
    noter_le_poste(agent, cle=cle, appareil=appareil(entete), maintenant=timezone.now())


def appareil(entete: str) -> str:
    """Return the browser and the system, as their owner would say them."""
    navigateur = next((nom for signe, nom in NAVIGATEURS if signe in entete), "Navigateur inconnu")
    systeme = next((nom for signe, nom in SYSTEMES if signe in entete), "appareil inconnu")
    return f"{navigateur}, {systeme}"
