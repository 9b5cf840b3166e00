"""What messages add to the work of the day: those that did not arrive, the letters to hand to the post."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.acteurs.nomenclatures import Attente
from seuil.envois import acces
from seuil.envois.requetes import a_regarder
from seuil.regles.ecriture import compte


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line for all that did not arrive, one for each bundle not posted yet."""
    nombre = a_regarder(agent).count()
    if nombre:
        dit = compte(nombre, "envoi n’est pas arrivé", "envois ne sont pas arrivés")
        yield Acte("Regarder les envois", dit, reverse("gestion:envois"), "Regarder", attente=Attente.ENVOI)
    for liasse in acces.liasses_visibles_par(agent).filter(postee_le=None):
        page = reverse("gestion:courrier_du_jour")
        yield Acte("Poster le courrier", str(liasse), page, "Ouvrir", liasse.le, attente=Attente.ENVOI)
