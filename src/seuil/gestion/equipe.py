"""« Équipe »: what awaits each person of an organism, who is away, whose account must be confirmed again."""

from collections import Counter
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs import acces, services
from seuil.acteurs.faits import a_confirmer_le, confirme_le, est_annoncee
from seuil.acteurs.forms import ConfirmationForm
from seuil.acteurs.gestion import Acte, Requete, agent_requis, refus_dits
from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.requetes import equipe
from seuil.envois.requetes import absences
from seuil.gestion.travail import a_faire
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de


@require_safe
@agent_requis
def equipe_de_l_agent(request: Requete) -> HttpResponse:
    """The people of the organism, those with the most in late first."""
    exiger(acces.peut_encadrer(request.agent))
    le, membres = request.aujourdhui, list(equipe(request.agent))
    loin = {absence.agent_id: absence for absence in absences(le, le).filter(agent__in=membres)}
    lignes = [_ligne(membre, list(a_faire(membre, le=le)), le) for membre in membres]
    tenus = Counter[int]()
    for ligne in lignes:  # what one holds is read in the work of any colleague who sees the line: the most is kept
        tenus |= ligne["tenus"]
    for ligne in lignes:
        pk = ligne["agent"].pk
        ligne |= {"tient": tenus[pk], "absence": loin.get(pk), "est_soi": pk == request.agent.pk}
    lignes.sort(key=lambda ligne: (-ligne["retards"], -ligne["attend"]))
    contexte = {"lignes": lignes, "a_confirmer": sum(ligne["a_confirmer"] for ligne in lignes)}
    return render(request, "gestion/equipe.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def membre(request: Requete, pk: int) -> HttpResponse:
    """One account: what it may do, to confirm whole or less."""
    agent = _membre(request, pk)
    form = ConfirmationForm(request.POST if request.method == "POST" else None, agent=agent)
    if form.is_valid():
        with refus_dits(form, services.CompteRefuse):
            gardes = [Metier(metier) for metier in form.cleaned_data["metiers"]]
            services.confirmer(agent, gardes, par=request.agent, le=request.aujourdhui)
    if form.is_bound and not form.errors:
        messages.success(request, f"Habilitations confirmées : {agent.designation}.")
        return redirect("gestion:equipe")
    contexte = {"agent": agent, "form": form, "avant": a_confirmer_le(agent), "confirme": confirme_le(agent)}
    return render(request, "gestion/membre.html", contexte, status=422 if form.errors else 200)


@require_POST
@agent_requis
def fermer_le_compte(request: Requete, pk: int) -> HttpResponse:
    """Close the account of who left: its sessions end, what it did keeps its name."""
    agent = _membre(request, pk)
    services.fermer(agent, par=request.agent, le=request.aujourdhui)
    messages.success(request, f"Compte fermé : {agent.designation}. Ses actes gardent son nom.")
    return redirect("gestion:equipe")


def _membre(request: Requete, pk: int) -> Agent:
    """Return an open account of the organism. Raises Http404, DroitRefuse for one's own."""
    exiger(acces.peut_encadrer(request.agent))
    agent = get_object_or_404(equipe(request.agent), pk=pk)
    exiger(acces.peut_confirmer(request.agent, agent))
    return agent


def _ligne(agent: Agent, actes: list[Acte], le: date) -> dict[str, Any]:
    avant = a_confirmer_le(agent)
    return {
        "agent": agent,
        "metiers": [Metier(metier).label for metier in agent.metiers],
        "attend": len(actes),
        "retards": sum(acte.avant is not None and acte.avant < le for acte in actes),
        "tenus": Counter(tenant.pk for acte in actes for tenant in acte.tenu_par),
        "avant": avant,
        "a_confirmer": est_annoncee(agent, le),
        "porte": "retard" if avant < le else "attendu" if est_annoncee(agent, le) else "acquis",
        "venu_le": jour_de(agent.last_login) if agent.last_login else None,
    }
