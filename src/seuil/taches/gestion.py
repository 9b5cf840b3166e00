"""The operator's pages: what is done by itself, what is late or fails; what the letters do not know yet."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Entree, Requete, agent_requis
from seuil.acteurs.models import Metier
from seuil.acteurs.requetes import BAILLEUR, mentions_attendues
from seuil.documents.requetes import EtatDeLAntivirus, etat_de_l_antivirus
from seuil.patrimoine.acces import bloquees_pour
from seuil.socle.droits import exiger
from seuil.taches.acces import peut_voir_l_horloge
from seuil.taches.releves import Releve, releves

PORTES = {
    "En échec": "retard",
    "À régler": "provisoire",
    "En retard": "retard",
    "Jamais passée": "attendu",
    "À jour": "acquis",
}


@require_safe
@agent_requis
def horloge(request: Requete) -> HttpResponse:
    """Each task of the table, and what else of the worker fails."""
    exiger(peut_voir_l_horloge(request.agent))
    lus, antivirus = releves(timezone.now()), etat_de_l_antivirus(timezone.now())
    contexte = {
        "lignes": [_ligne(releve) for releve in lus],
        "bilan": _bilan(lus, antivirus),
        "antivirus": antivirus,
        "age_admis": settings.SIGNATURES_JOURS,
    }
    return render(request, "taches/gestion/horloge.html", contexte)


@require_safe
@agent_requis
def mentions(request: Requete) -> HttpResponse:
    """What waits for the operator: the mentions of letters that nobody knows, the accounts that dwellings wait for."""
    exiger(peut_voir_l_horloge(request.agent))
    attendues = list(mentions_attendues(request.aujourdhui))
    manquantes = [mention for mention in attendues if not mention.valeur]
    manquantes.sort(key=lambda mention: (mention.sorte == BAILLEUR, mention.lieu))  # place by place, then landlords
    sans_compte = Counter(vacance.reservataire for vacance in bloquees_pour(request.agent, request.aujourdhui))
    contexte = {
        "manquantes": manquantes,
        "connues": len(attendues) - len(manquantes),
        "sans_compte": sorted(sans_compte.items(), key=str),
        "designe": Metier.RESERVATION,
    }
    return render(request, "taches/gestion/mentions.html", contexte)


def _ligne(releve: Releve) -> dict[str, Any]:
    return {"releve": releve, "porte": PORTES[releve.mot]}


def _bilan(lus: list[Releve], antivirus: EtatDeLAntivirus) -> str:
    en_defaut = sum(bool(releve.retard or releve.panne) for releve in lus)
    if not en_defaut:
        est_a_voir = antivirus.absence or antivirus.est_perimee
        return "Les tâches sont à jour, l’antivirus est à régler." if est_a_voir else "Tout est à jour."
    return f"{en_defaut} tâche{'s' * (en_defaut > 1)} en retard, en échec ou à régler."


EXPLOITANT = frozenset({Metier.EXPLOITATION})
entrees = (
    Entree("Horloge", "gestion:horloge", EXPLOITANT, ("horloge/",)),
    Entree("À compléter", "gestion:mentions", EXPLOITANT, ("a-completer/",)),
)
adresses = [path("horloge/", horloge, name="horloge"), path("a-completer/", mentions, name="mentions")]
