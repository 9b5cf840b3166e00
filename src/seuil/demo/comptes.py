"""The accounts of the demonstration: one agent per role in each town, all with the same published password."""

from typing import Any

from seuil.acteurs.models import Agent, Guichet
from seuil.acteurs.reference import organisme
from seuil.demo.villes import Ville

MOT_DE_PASSE = "seuil-demo-2026"


def creer_les_comptes(ville: Ville) -> None:
    """Create the accounts of a town that do not exist yet."""
    for compte in ville.dit["comptes"]:
        if not Agent.objects.filter(username=compte["identifiant"]).exists():
            _creer(compte)


def _creer(compte: dict[str, Any]) -> None:
    Agent.objects.create_user(
        compte["identifiant"],
        password=MOT_DE_PASSE,
        first_name=compte["prenom"],
        last_name=compte["nom"],
        organisme=organisme(compte["organisme"], compte["sorte"]),
        metiers=compte["metiers"],
        guichet=Guichet.objects.filter(pk=compte.get("guichet")).first(),
    )
