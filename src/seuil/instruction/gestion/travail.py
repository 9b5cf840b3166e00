"""What the papers add to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.instruction import acces
from seuil.instruction.requetes.file import a_lire, repondre_avant, tenants
from seuil.regles.ecriture import compte


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line for the queue, with the first day to answer; it names nobody."""
    if not acces.peut_tenir_la_file(agent).est_oui:
        return
    attendues = a_lire(agent)
    if nombre := attendues.count():
        ancienne = attendues.order_by("envoyee_a").first()
        avant = repondre_avant(ancienne, le) if ancienne else None
        combien = compte(nombre, "document", "documents")
        file, tenus = reverse("gestion:pieces"), tenants(attendues, timezone.now())
        yield Acte("Lire les documents reçus", combien, file, "Lire", avant=avant, tenu_par=tenus)
