"""What the rights of households add to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.effacements import acces
from seuil.effacements.requetes import a_repondre
from seuil.regles.ecriture import compte


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line for the households that ask to be erased, with the last day of the first answer."""
    if not acces.peut_suivre_les_droits(agent).est_oui:
        return
    attendues = list(a_repondre(agent).values_list("avant_le", flat=True))
    if attendues:
        yield Acte(
            "Répondre aux demandes d’effacement",
            compte(len(attendues), "foyer", "foyers"),
            reverse("gestion:effacements"),
            "Répondre",
            avant=attendues[0],
            regle="RGPD, art. 12",
        )
