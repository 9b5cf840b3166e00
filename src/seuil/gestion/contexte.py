"""What every page of an agent shows around its content: where one may go, who one is."""

from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.requetes import lieu_de_travail, territoire_de_l_agent
from seuil.socle.capacites import offertes
from seuil.territoires.portail import adresse_chez

A_FAIRE = Entree("À faire", "gestion:accueil", frozenset(Metier), ())
PIED = (("Accessibilité", "accessibilite"), ("Vos données", "donnees"))


def cadre(request: HttpRequest) -> dict[str, Any]:
    """Return the header and the footer: only the doors that the agent's work opens."""
    agent = request.user
    ici = territoire_de_l_agent(agent) if isinstance(agent, Agent) else None
    portail = adresse_chez(request, ici.pk) if ici else reverse("accueil")
    pied = [{"libelle": "Portail des demandeurs", "url": portail}]
    pied += [{"libelle": libelle, "url": reverse(nom)} for libelle, nom in PIED]
    if not isinstance(agent, Agent):
        return {"organisme": None, "lieu": "", "navigation": [], "compte": None, "pied": pied}
    return {
        "organisme": agent.nom_organisme,
        "lieu": lieu_de_travail(agent, ici),
        "navigation": [
            {"libelle": entree.libelle, "url": reverse(entree.nom), "courant": _courant(request.path, entree)}
            for entree in (A_FAIRE, *chain.from_iterable(offertes("gestion", "entrees")))
            if entree.metiers & set(agent.metiers)
        ],
        "compte": {
            "libelle": agent.designation,
            "url": reverse("gestion:compte"),
            "deconnexion": reverse("gestion:quitter"),
        },
        "pied": pied,
    }


def _courant(chemin: str, entree: Entree) -> bool:
    racine = reverse("gestion:accueil")
    return chemin == reverse(entree.nom) or any(chemin.startswith(racine + section) for section in entree.sections)
