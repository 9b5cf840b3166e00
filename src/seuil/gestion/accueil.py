"""The first page of an agent: what to do, in the order of the deadlines."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Metier
from seuil.baux import acces as baux
from seuil.baux.etats import Etat as EtatOffre
from seuil.commissions import acces as commissions
from seuil.commissions.etats import Etat as EtatSeance
from seuil.demandes import acces as demandes
from seuil.demandes.forms.recherche import RechercheForm
from seuil.gestion.travail import a_faire
from seuil.gestion.travail.actes import grouper
from seuil.journal.models import Motif
from seuil.patrimoine import acces as patrimoine
from seuil.patrimoine.etats import OUVERTES
from seuil.socle.design.mesures import date_longue, nombre


@require_GET
@agent_requis
def accueil(request: Requete) -> HttpResponse:
    """The work list of this agent's own work, and a few figures."""
    actes = list(a_faire(request.agent, le=request.aujourdhui))
    noter_lecture(request, Motif.TRAVAIL, filter(None, (acte.numero for acte in actes)))
    groupes = grouper(actes, le=request.aujourdhui)
    le = date_longue(request.aujourdhui)
    contexte = {
        "groupes": groupes,
        "bilan_dit": f"{le} : {_bilan(groupes)}.",
        "form": RechercheForm(),
        "reperes": _reperes(request),
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


def _reperes(request: Requete) -> list[dict[str, str]]:
    """Return the figures of the agent's perimeter: none on what it may not see."""
    agent, metiers = request.agent, set(request.agent.metiers)
    reperes = [("Demandes actives visibles", demandes.visibles_par(agent).actives().count())]
    if metiers & {Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT}:
        reperes.append(("Vacances en cours", patrimoine.visibles_par(agent).filter(etat__in=OUVERTES).count()))
    if metiers & {Metier.ATTRIBUTION, Metier.SECRETARIAT}:
        offres = baux.visibles_par(agent)
        reperes += [
            ("Offres en attente de réponse", offres.filter(etat=EtatOffre.ENVOYEE).count()),
            ("Baux à signer", offres.filter(etat=EtatOffre.ACCEPTEE).count()),
        ]
    lus = [{"valeur": nombre(valeur), "libelle": libelle} for libelle, valeur in reperes]
    prochaine = (
        commissions.visibles_par(agent)
        .filter(etat=EtatSeance.CONVOQUEE, le__gte=request.aujourdhui)
        .order_by("le")
        .first()
    )
    return lus + (
        [{"valeur": f"{prochaine.le:%d/%m}", "libelle": f"Prochaine commission, le {date_longue(prochaine.le)}"}]
        if prochaine
        else []
    )
