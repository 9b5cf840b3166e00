"""The pages of the year of a demand: renewing too early, step by step, done."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter

Page = tuple[str, HttpResponse]


def renouvelee() -> Iterator[Page]:
    """Renew: too early, the three steps, done."""
    autre = Demande.objects.filter(etat="active", candidatures__isnull=True).latest("pk")
    client = connecter(Client(), autre)
    Demande.objects.filter(pk=autre.pk).update(echeance=timezone.localdate() + timedelta(300))
    yield "renouveler, trop tôt", client.get(reverse("renouveler"))
    Demande.objects.filter(pk=autre.pk).update(echeance=timezone.localdate() + timedelta(10))
    yield "renouveler", client.get(reverse("renouveler"))
    yield "renouveler, faux", client.post(reverse("renouveler"), {})
    client.post(reverse("renouveler"), {"reponse": "change"})
    yield "renouveler, changements", client.get(reverse("renouveler_changements"))
    yield "renouveler, confirmer", client.get(reverse("renouveler_confirmer"))
    yield "renouvelée", client.post(reverse("renouveler_confirmer"), follow=True)
