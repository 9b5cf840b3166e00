"""What mutations add to the first page of a landlord's agent: tenants to recognise."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.mutations import acces
from seuil.mutations.etats import Etat
from seuil.mutations.requetes import attendent


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield each household that had its landlord told, or answered it, and waits."""
    if not acces.peut_suivre_les_locataires(agent).est_oui:
        return
    for location in attendent(agent):
        demande = location.demande
        acte = "Lire la réponse d’un locataire" if location.etat == Etat.CONTESTEE else "Reconnaître un locataire"
        page = reverse("gestion:mutation", args=[demande.numero_unique])
        yield Acte(acte, str(demande.titulaire), page, "Ouvrir", None, "Mutation", "", demande.numero_unique)
