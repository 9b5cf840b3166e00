"""The pages of appointments: every state, every refusal, in a town that offers some and in one that does not."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from seuil.demandes.models import Demande
from seuil.rendez_vous.models import RendezVous
from seuil.territoires.models import Territoire

Page = tuple[str, HttpResponse]


def rendez_vous(client: Client, demande: Demande) -> Iterator[Page]:
    """An appointment in each of its states, the gestures that it refuses, the town that offers none, one that does."""
    un = RendezVous.objects.get(demande=demande)
    page = reverse("mon_rendez_vous", args=[un.pk])
    for etat in ("demande", "propose", "pris", "tenu", "absent"):
        RendezVous.objects.filter(pk=un.pk).update(etat=etat, orientations=["commission_mediation", "aides"])
        yield f"rendez-vous {etat}", client.get(page)
        yield f"mes rendez-vous, {etat}", client.get(reverse("mes_rendez_vous"))
    yield "annuler sans raison", client.post(page, {"geste": "annuler"})
    yield "confirmer trop tard", client.post(page, {"geste": "confirmer"}, follow=True)
    RendezVous.objects.filter(pk=un.pk).delete()
    yield "pas de rendez-vous ici", client.get(reverse("mes_rendez_vous"))
    ici = Territoire.objects.get(pk="compiegne")
    for regles in ({"entretien_minutes": 30}, {"rendez_vous_elu_minutes": 20, "rendez_vous_elu_anciennete_mois": 600}):
        Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres | regles)
        yield f"rendez-vous offert {[*regles]}", client.get(reverse("mes_rendez_vous"))
    yield "élu trop tôt", client.get(reverse("prendre_rendez_vous", args=[ici.pk, "elu"]))
    Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres | {"entretien_minutes": 30})
    choisir = reverse("prendre_rendez_vous", args=[ici.pk, "entretien"])
    yield "rendez-vous sans créneau", client.get(choisir)
    yield "rendez-vous faux", client.post(choisir, {"creneau": "x"})
    yield "rendez-vous demandé", client.post(choisir, {"geste": "attendre", "guichet": "60ARC"}, follow=True)
    Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres)
