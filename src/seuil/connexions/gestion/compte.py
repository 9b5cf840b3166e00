"""« Mon compte »: who one is, the password, the factors, the browsers where one is in."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.acteurs.models import Agent, Metier
from seuil.connexions import facteurs, services
from seuil.connexions.forms import NouveauMotDePasseForm, PremierMotDePasseForm, cle_de_table
from seuil.connexions.gestion.alerte import codes_essayes, oublier
from seuil.connexions.gestion.attente import noter_l_entree
from seuil.connexions.gestion.preuves import mot_de_passe_juste
from seuil.connexions.gestion.provisoire import est_provisoire
from seuil.connexions.requetes import postes_ouverts


@require_safe
@agent_requis
def compte(request: Requete) -> HttpResponse:
    """Show the account."""
    secours = facteurs.secours_de(request.agent)
    contexte = {
        "fiche": _fiche(request.agent),
        "facteur": facteurs.application_de(request.agent),
        "cles": facteurs.cles_de(request.agent),
        "codes_restants": len(secours.get_unused_codes()) if secours else 0,
        "peut_retirer": settings.DEMO,
        "minutes": settings.SESSION_AGENT_SANS_USAGE // 60,
        "codes_faux": codes_essayes(request),
        "postes": list(postes_ouverts(request.agent, cle=_cle(request), maintenant=timezone.now())),
    }
    return render(request, "connexions/compte.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def mot_de_passe(request: Requete) -> HttpResponse:
    """Change the password: every other browser closes. One that somebody else chose is changed before all else."""
    provisoire = est_provisoire(request.agent)
    form = (PremierMotDePasseForm if provisoire else NouveauMotDePasseForm)(request.POST or None, agent=request.agent)
    if form.is_valid() and (provisoire or mot_de_passe_juste(request, form, request.agent.username)):
        _changer(request, form.cleaned_data["nouveau"])
        return redirect(_apres_le_premier(request.agent) if provisoire else "gestion:compte")
    contexte = {"form": form, "provisoire": provisoire, "codes_faux": codes_essayes(request)}
    return render(request, "connexions/mot_de_passe.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def fermer(request: Requete) -> HttpResponse:
    """Close one browser of the agent, or all the others."""
    demande = request.POST.get("poste", "")
    if demande == "autres":
        services.fermer_les_postes(request.agent, sauf=_cle(request))
    elif (poste := cle_de_table(demande)) is not None:
        services.fermer_le_poste(request.agent, poste)
    return redirect("gestion:compte")


@require_POST
@agent_requis
def retirer(request: Requete) -> HttpResponse:
    """In the demonstration only, do without the second factor again."""
    if settings.DEMO:
        services.retirer_facteur(request.agent, par=request.agent, le=request.aujourdhui)
    return redirect("gestion:compte")


def _changer(request: Requete, nouveau: str) -> None:
    services.changer_mot_de_passe(request.agent, nouveau, cle=_cle(request), le=request.aujourdhui)
    auth.update_session_auth_hash(request, request.agent)
    noter_l_entree(request, request.agent)
    oublier(request)


def _apres_le_premier(agent: Agent) -> str:
    """Return where a first sign-in goes on: to the recovery codes while they are not noted."""
    secours = facteurs.secours_de(agent)
    return "gestion:codes" if secours is not None and not secours.did_view else settings.LOGIN_REDIRECT_URL


def _cle(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _fiche(agent: Agent) -> list[tuple[str, str]]:
    metiers = ", ".join(Metier(metier).label for metier in agent.metiers)
    return [
        ("Nom", agent.designation),
        ("Identifiant", agent.username),
        ("Organisme", agent.nom_organisme),
        ("Habilitations", metiers or "Aucune"),
    ]
