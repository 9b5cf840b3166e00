"""What designations add to an agent's first page: candidates to name."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.acteurs.nomenclatures import Attente
from seuil.patrimoine import acces
from seuil.patrimoine.etats import Etat
from seuil.territoires.requetes import delais_ici


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield the vacancies whose candidates this agent names."""
    for vacance in acces.visibles_par(agent).filter(etat=Etat.ORIENTEE):
        if acces.peut_designer(agent, vacance).est_oui:
            minimum = delais_ici(vacance.logement.programme.commune, le).candidats_minimum
            yield Acte(
                f"Désigner {minimum} candidats",
                f"Logement {vacance.logement.reference}",
                reverse("gestion:candidats", args=[vacance.pk]),
                "Choisir",
                vacance.designer_avant,
                str(vacance.logement),
                "R441-3",
                attente=Attente.ORIENTATION,
                objet=f"vacance {vacance.pk}",
            )
