"""The second factor of an agent: set up once, asked at each sign-in, with codes for the day the telephone is lost."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.acteurs.models import Agent
from seuil.connexions import facteurs
from seuil.connexions.forms import ActivationForm, CodeForm, MotDePasseForm, PremiereActivationForm, ReponseForm
from seuil.connexions.gestion.alerte import alerter
from seuil.connexions.gestion.attente import CLE_PROPOSEE, en_attente, ouvrir, suite_de
from seuil.connexions.gestion.cles import defi_pose, demander
from seuil.connexions.gestion.preuves import cle_juste, code_juste, mot_de_passe_juste
from seuil.connexions.services import CodeRefuse, activer_facteur, noter_les_codes, renouveler_les_codes

CODE_REFUSE = "Ce n’est pas le code que l’application devrait afficher. Vérifiez l’heure du téléphone, puis réessayez."


@require_http_methods(["GET", "HEAD", "POST"])
def confirmer(request: HttpRequest) -> HttpResponse:
    """Ask the second factor of who gave its password."""
    agent = en_attente(request)
    if agent is None:
        return redirect("gestion:connexion")
    if not facteurs.a_un_facteur(agent):
        return redirect("gestion:activer_facteur")
    form = (ReponseForm if "reponse" in request.POST else CodeForm)(request.POST or None)
    defi = defi_pose(request)
    if form.is_valid() and (faux := _eprouver(request, form, agent, defi)) is not None:
        return ouvrir(request, agent, alerter(request, faux) or suite_de(request))
    saisie = form if isinstance(form, CodeForm) else CodeForm()
    contexte = {"form": form, "saisie": saisie, "options": demander(request, agent)}
    return render(request, "connexions/confirmer.html", contexte, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def activer(request: HttpRequest) -> HttpResponse:
    """Share a key with the agent's telephone, proved by one code; a session already open proves the password again."""
    connecte = request.user if isinstance(request.user, Agent) else None
    agent = connecte or en_attente(request)
    if agent is None:
        return redirect("gestion:connexion")
    if not connecte and facteurs.a_un_facteur(agent):
        return redirect("gestion:confirmer")
    form = (ActivationForm if connecte else PremiereActivationForm)(request.POST or None)
    cle = _cle_proposee(request, agent)
    if form.is_valid() and _activer(request, form, agent, cle):
        del request.session[CLE_PROPOSEE]
        return redirect("gestion:codes") if connecte else ouvrir(request, agent, "gestion:codes")
    contexte = {"form": form, "image": facteurs.image(agent, cle), "cle": facteurs.a_taper(cle), "connecte": connecte}
    return render(request, "connexions/facteur.html", contexte, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def codes(request: Requete) -> HttpResponse:
    """Show the recovery codes until they are noted; then how many are left, and how to make others."""
    secours = facteurs.secours_de(request.agent)
    form = MotDePasseForm(request.POST or None)
    if secours is not None and form.is_valid() and mot_de_passe_juste(request, form, request.agent.username):
        renouveler_les_codes(request.agent, le=request.aujourdhui)
        return redirect("gestion:codes")
    restants = secours.get_unused_codes() if secours is not None else []
    contexte = {
        "form": form,
        "a_des_codes": secours is not None,
        "a_noter": restants if secours is not None and not secours.did_view else [],
        "restants": len(restants),
    }
    return render(request, "connexions/codes.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def codes_notes(request: Requete) -> HttpResponse:
    """The agent noted its codes."""
    noter_les_codes(request.agent, maintenant=timezone.now())
    return redirect("gestion:compte")


def _eprouver(request: HttpRequest, form: Form, agent: Agent, defi: dict[str, Any]) -> int | None:
    """Return how many wrong codes came before the right answer, None when it is wrong."""
    if isinstance(form, CodeForm):
        return code_juste(request, form, agent)
    return cle_juste(request, form, agent, defi)


def _cle_proposee(request: HttpRequest, agent: Agent) -> str:
    """Return the key shown to this agent in this browser until it is proved; the session keeps it sealed."""
    proposee = request.session.get(CLE_PROPOSEE)
    if proposee is None or proposee["agent"] != agent.pk:
        proposee = {"agent": agent.pk, "cle": facteurs.chiffrer(facteurs.tirer())}
        request.session[CLE_PROPOSEE] = proposee
    return facteurs.dechiffrer(proposee["cle"])


def _activer(request: Any, form: PremiereActivationForm, agent: Agent, cle: str) -> bool:
    if "mot_de_passe" in form.fields and not mot_de_passe_juste(request, form, agent.username):
        return False
    code, le = form.cleaned_data["code"], request.aujourdhui
    try:
        activer_facteur(agent, cle=cle, code=code, maintenant=timezone.now(), le=le)
    except CodeRefuse:
        form.add_error("code", CODE_REFUSE)
        return False
    return True
