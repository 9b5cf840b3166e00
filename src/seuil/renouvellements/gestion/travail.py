"""What the year of demands adds to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent
from seuil.regles.ecriture import compte
from seuil.renouvellements import acces
from seuil.renouvellements.requetes.proches import proches


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many households are about to lose their seniority."""
    if acces.peut_suivre_les_echeances(agent).est_oui:
        yield Repere(str(proches(agent, le).count()), "demandes près de la radiation")


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line for the households about to lapse, with the day of the first one; it names nobody."""
    if not acces.peut_suivre_les_echeances(agent).est_oui:
        return
    attendues = proches(agent, le)
    if nombre := attendues.count():
        premiere = attendues.values_list("echeance", flat=True)[0]
        combien = compte(nombre, "demande", "demandes")
        yield Acte(
            "Appeler ceux qui vont perdre leur ancienneté",
            combien,
            reverse("gestion:renouvellements"),
            "Voir",
            avant=premiere,
        )
