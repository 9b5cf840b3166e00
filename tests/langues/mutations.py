"""The pages of a tenant of social housing: its landlord told, that says no, then yes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from seuil.demandes.models import Demande
from seuil.mutations import services as mutations
from seuil.patrimoine.models import Logement
from seuil.reactions.travaux import vider

Page = tuple[str, HttpResponse]
LE = date(2026, 11, 23)


def bailleur(client: Client, demande: Demande, par: Any) -> Iterator[Page]:
    """The landlord of a tenant: no name, one that Seuil does not know, told, one that says no then yes."""
    une = Demande.objects.filter(pk=demande.pk)
    avant = une.values("occupation", "bailleur_actuel").get()
    for nom in ("", "Zzz", par.organisme.nom):
        une.update(occupation="HLM", bailleur_actuel=nom)
        yield f"mon bailleur {nom}", client.get(reverse("mon_bailleur"))
        yield f"prévenu {nom}", client.post(reverse("mon_bailleur"), {"geste": "prevenir"}, follow=True)
    vider()
    locataire = mutations.ecarter_le_locataire(une.get(), motif="Zzz", par=par, le=LE)
    yield "bailleur, un non", client.get(reverse("mon_bailleur"))
    yield "bailleur, sans mots", client.post(reverse("mon_bailleur"), {"geste": "repondre"})
    yield (
        "bailleur, répondu",
        client.post(reverse("mon_bailleur"), {"geste": "repondre", "reponse": "Zzz"}, follow=True),
    )
    logement = Logement.objects.filter(programme__bailleur=locataire.bailleur).earliest("pk")
    mutations.reconnaitre_le_locataire(une.get(), logement=logement, bail_depuis=LE, par=par, le=LE)
    yield "bailleur, reconnu", client.get(reverse("mon_bailleur"))
    yield "ma demande, une mutation", client.get(reverse("ma_demande"))
    une.update(**avant)


def pour_un_foyer(client: Client, demande: Demande) -> Iterator[Page]:
    """The same for who acts for the household, whose landlord Seuil does not know."""
    une = Demande.objects.filter(pk=demande.pk)
    une.update(occupation="HLM", bailleur_actuel="Zzz")
    yield "pour un foyer, une mutation", client.get(reverse("pour_un_foyer"))
    yield "bailleur pour un foyer", client.get(reverse("bailleur_pour_un_foyer"))
    yield "bailleur prévenu pour un foyer", client.post(reverse("bailleur_pour_un_foyer"), follow=True)
    une.update(occupation=demande.occupation)
