"""The pages of messages: none, refused, sent, late, answered, passed on, closed; a town that announces a delay."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.documents.models import Analyse, Document
from seuil.echanges.models import Echange, Message
from seuil.instruction.tests.conftest import photo
from seuil.territoires.models import Territoire

Page = tuple[str, HttpResponse]


def echanges(client: Client, demande: Demande) -> Iterator[Page]:
    """Every state of a conversation and of its file, every refusal."""
    ecrire, liste = reverse("ecrire_un_message"), reverse("mes_echanges")
    Echange.objects.filter(demande=demande).delete()
    yield "messages, aucun", client.get(liste)
    yield "message vide", client.post(ecrire, {})
    dit: dict[str, Any] = {"a_qui": "guichet-60ARC", "sujet": "documents", "texte": "Zzz"}
    yield "message, fichier vide", client.post(ecrire, dit | {"fichiers": SimpleUploadedFile("carte.jpg", b"")})
    plusieurs = [SimpleUploadedFile("carte.jpg", photo()) for _ in range(4)]
    yield "message, trop de fichiers", client.post(ecrire, dit | {"fichiers": plusieurs})
    yield "message", client.post(ecrire, dit | {"fichiers": SimpleUploadedFile("carte.jpg", photo())}, follow=True)
    echange = Echange.objects.get(demande=demande)
    yield from _etats(client, echange)
    ici = Territoire.objects.get(pk="compiegne")
    for jours in (1, 8):
        Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres | {"reponse_message_jours": jours})
        yield f"messages, {jours} jours", client.get(liste)
    Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres)
    actifs = list(Agent.objects.filter(is_active=True).values_list("pk", flat=True))
    Agent.objects.update(is_active=False)
    yield "messages, personne ne lit", client.get(liste)
    Agent.objects.filter(pk__in=actifs).update(is_active=True)


def _etats(client: Client, echange: Echange) -> Iterator[Page]:
    page, liste = reverse("mon_echange", args=[echange.pk]), reverse("mes_echanges")
    service = {"qui": "service", "nom": echange.service, "texte": "Zzz", "ecrit_a": echange.attend_depuis, "cle": "s"}
    Message.objects.create(echange=echange, **service)
    joint = Document.objects.filter(sorte="jointe").latest("pk")
    for champs in ({"analyse": Analyse.INFECTEE, "chiffre": b""}, {"efface_le": date(2026, 11, 23), "chiffre": b""}):
        Document.objects.filter(pk=joint.pk).update(**champs)
        yield f"fichier {next(iter(champs))}", client.get(page)
    autres: tuple[dict[str, Any], ...] = (
        {"repondre_avant": date(2020, 1, 1)},
        {"repondre_avant": date(2036, 1, 1)},
        {"etat": "repondu", "vient_de": echange.organisme, "raison": "Zzz"},
        {"etat": "clos", "clos_le": date(2026, 11, 23)},
    )
    for champs in autres:
        Echange.objects.filter(pk=echange.pk).update(**champs)
        yield f"conversation {champs}", client.get(page)
        yield f"messages {champs}", client.get(liste)
        yield f"ma demande {champs}", client.get(reverse("ma_demande"))
    yield "conversation, message vide", client.post(page, {})
    sortie = {"etat": "radiee", "radiee_le": date(2026, 11, 23), "motif_radiation": "RADABA"}
    Demande.objects.filter(pk=echange.demande_id).update(**sortie)
    yield "messages, demande fermée", client.get(liste)
    yield "conversation, demande fermée", client.post(page, {"texte": "Zzz"})
    Demande.objects.filter(pk=echange.demande_id).update(etat="active", radiee_le=None, motif_radiation="")


def pour_un_foyer(client: Client) -> Iterator[Page]:
    """Those of who acts for a household."""
    yield "messages pour un foyer", client.get(reverse("mes_echanges_pour_un_foyer"))
    yield "message pour un foyer", client.get(reverse("ecrire_un_message_pour_un_foyer"))
    dit = {"a_qui": "guichet-60ARC", "sujet": "autre", "texte": "Zzz"}
    yield "conversation pour un foyer", client.post(reverse("ecrire_un_message_pour_un_foyer"), dit, follow=True)
