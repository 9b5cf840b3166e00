"""What the register adds to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.regles.ecriture import compte
from seuil.socle.design.mesures import nombre


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield a line per queue: they name nobody, no household reads that it was seen."""
    if nombre_de_doublons := acces.doublons_a_trancher(agent).count():
        combien = compte(nombre_de_doublons, "demande retenue", "demandes retenues")
        yield Acte("Trancher des doublons", combien, reverse("gestion:doublons"), "Ouvrir", detail="Avec la personne.")
    if nombre_d_identites := acces.identites_a_relire(agent).count():
        combien = compte(nombre_d_identites, "identité à relire", "identités à relire")
        detail = "Un nom ou une naissance change. L’attribution attend."
        yield Acte("Identités à relire", combien, reverse("gestion:identites"), "Relire", detail=detail)
    if nombre_de_paires := acces.ressemblances_a_trancher(agent).count():
        combien = compte(nombre_de_paires, "paire de demandes", "paires de demandes")
        detail = "Même personne, ou deux personnes ?"
        yield Acte("Comparer des demandes", combien, reverse("gestion:ressemblances"), "Ouvrir", detail=detail)


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many active demands the agent may see."""
    yield Repere(nombre(acces.visibles_par(agent).actives().count()), "Demandes actives visibles")
