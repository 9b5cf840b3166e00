"""The first page of an agent: what to do, in the order of the deadlines."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Metier
from seuil.demandes.forms.recherche import RechercheForm
from seuil.gestion.travail import a_faire, grouper
from seuil.journal.models import Motif
from seuil.socle.capacites import offertes
from seuil.socle.design.mesures import date_longue


@require_safe
@agent_requis
def accueil(request: Requete) -> HttpResponse:
    """The work list of this agent's own work, and a few figures."""
    actes = list(a_faire(request.agent, le=request.aujourdhui))
    noter_lecture(request, Motif.TRAVAIL, filter(None, (acte.numero for acte in actes)))
    groupes = grouper(actes, le=request.aujourdhui, pour=request.agent)
    le = date_longue(request.aujourdhui)
    contexte = {
        "groupes": groupes,
        "bilan_dit": f"{le} : {_bilan(groupes)}.",
        "form": RechercheForm(),
        "reperes": [
            repere for siens in offertes("gestion", "reperes") for repere in siens(request.agent, request.aujourdhui)
        ],
        "compte_au": f"Au {le}, pour ce que vous pouvez voir.",
        "metiers": [Metier(metier).label for metier in request.agent.metiers],
    }
    return render(request, "gestion/accueil.html", contexte)


def _bilan(groupes: list[dict[str, Any]]) -> str:
    comptes = {groupe["titre"]: len(groupe["actes"]) for groupe in groupes}
    dits = [
        f"{comptes['En retard']} en retard" if "En retard" in comptes else "",
        f"{comptes['Aujourd’hui']} pour aujourd’hui" if "Aujourd’hui" in comptes else "",
        f"{comptes['Cette semaine']} cette semaine" if "Cette semaine" in comptes else "",
    ]
    return ", ".join(filter(None, dits)) or "rien d’urgent"
