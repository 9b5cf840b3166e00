"""The pages of a demand that leaves the register: a letter that waits, its warning, the removal, its contest."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from seuil.courriers.models import Courrier
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.demandes.tests.menage import connecter
from seuil.effacements.models import Sollicitation
from seuil.effacements.services import refuser
from seuil.radiations import services as radiations
from seuil.radiations.models import Contestation, Interrogation

Page = tuple[str, HttpResponse]


def radiee(agents: Any) -> Iterator[Page]:
    """Waited for, warned, removed, contested without a word then for good, answered."""
    autre = Demande.objects.filter(etat="active", candidatures__isnull=True).earliest("pk")
    client = connecter(Client(), autre)
    yield "ma demande, sans offre", client.get(reverse("ma_demande"))
    yield from _sans_reponse(client, autre, agents["guichet"])
    radier(autre, motif=MotifRadiation.ABANDON, par=agents["guichet"], le=autre.echeance)
    yield "ma demande, radiée", client.get(reverse("ma_demande"))
    yield "mes données, radiée", client.get(reverse("mes_donnees"))
    yield "effacement demandé", client.post(reverse("demander_l_effacement"), follow=True)
    attendue = Sollicitation.objects.get(demande=autre)
    refuser(attendue, raison="pigeon", par=agents["prefecture"], le=autre.echeance)
    yield "effacement refusé", client.get(reverse("mes_donnees"))
    yield "radiation", client.get(reverse("ma_radiation"))
    yield "contester sans mots", client.post(reverse("ma_radiation"), {})
    yield "contestée", client.post(reverse("ma_radiation"), {"texte": "Zzz"}, follow=True)
    contestation, jour = Contestation.objects.get(demande=autre), autre.echeance
    radiations.refuser_la_contestation(contestation, motif="Zzz", par=agents["prefecture"], le=jour)
    yield "contestation refusée", client.get(reverse("ma_radiation"))


def _sans_reponse(client: Client, demande: Demande, par: Any) -> Iterator[Page]:
    """A letter of a desk that waits for an answer, then its warning."""
    le, dit = demande.recue_le, {"question": "Zzz", "demandee_le": demande.recue_le, "demandee_par": par}
    lettre = Courrier.objects.filter(gabarit="attestation").earliest("pk")
    dit |= {"organisme": par.organisme, "repondre_avant": le, "lettre": lettre}
    ouverte = Interrogation.objects.create(demande=demande, **dit)
    yield "ma demande, un courrier attend", client.get(reverse("ma_demande"))
    Interrogation.objects.filter(pk=ouverte.pk).update(etat="avertie", avertie_le=le, avertissement=lettre)
    yield "ma demande, un avertissement", client.get(reverse("ma_demande"))
