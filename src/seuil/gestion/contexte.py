"""What every page of an agent shows around its content: where one may go, who one is."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from seuil.acteurs.models import Agent, Metier

LOGEMENT = {Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT}
ENTREES: tuple[tuple[str, str, set[Metier], tuple[str, ...]], ...] = (
    ("À faire", "gestion:accueil", set(Metier), ()),
    ("Demandes", "gestion:demandes", set(Metier), ("demandes/",)),
    ("Guichet", "gestion:guichet", {Metier.GUICHET}, ("guichet/",)),
    ("Logements", "gestion:logements", LOGEMENT, ("logements/", "vacances/")),
    ("Commissions", "gestion:commissions", {Metier.SECRETARIAT, Metier.ATTRIBUTION}, ("commissions/",)),
    ("Offres", "gestion:offres", {Metier.ATTRIBUTION, Metier.SECRETARIAT}, ("offres/",)),
    ("Grille", "gestion:grille", set(Metier), ("grille/",)),
)
PIED = (("Portail des demandeurs", "accueil"), ("Accessibilité", "accessibilite"), ("Vos données", "donnees"))


def cadre(request: HttpRequest) -> dict[str, Any]:
    """Return the header and the footer: only the doors that the agent's work opens."""
    agent = request.user
    pied = [{"libelle": libelle, "url": reverse(nom)} for libelle, nom in PIED]
    if not isinstance(agent, Agent):
        return {"organisme": None, "navigation": [], "compte": None, "pied": pied}
    return {
        "organisme": agent.nom_organisme,
        "navigation": [
            {"libelle": libelle, "url": reverse(nom), "courant": _courant(request.path, nom, sections)}
            for libelle, nom, metiers, sections in ENTREES
            if metiers & set(agent.metiers)
        ],
        "compte": {
            "libelle": agent.designation,
            "url": reverse("gestion:compte"),
            "deconnexion": reverse("gestion:quitter"),
        },
        "pied": pied,
    }


def _courant(chemin: str, nom: str, sections: tuple[str, ...]) -> bool:
    racine = reverse("gestion:accueil")
    return chemin == reverse(nom) or any(chemin.startswith(racine + section) for section in sections)
