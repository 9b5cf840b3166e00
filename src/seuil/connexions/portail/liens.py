"""The link of a message: looking at it changes nothing, a birth date opens it, an old one is replaced."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.connexions.forms import NaissanceForm
from seuil.connexions.portail.entree import entrer
from seuil.contacts.nomenclatures import Role
from seuil.contacts.requetes import sert
from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoire_du_foyer
from seuil.envois import services
from seuil.envois.liens import envoi_du_jeton, est_arrete, est_perime
from seuil.envois.models import Envoi
from seuil.envois.requetes import dans_l_espace
from seuil.socle.middleware import aujourdhui
from seuil.territoires.portail import adresse_chez, partout

FAUX = _("Cette date ne va pas avec ce lien. Écrivez la date de naissance de la personne qui a fait la demande.")


@require_http_methods(["GET", "HEAD", "POST"])
@partout
def lien(request: HttpRequest, jeton: str) -> HttpResponse:
    """Ask for the birth date, and nothing else: whoever opens the link reads nothing of the file."""
    envoi = envoi_du_jeton(jeton)
    if envoi is None:
        return render(request, "connexions/lien_inconnu.html", status=404)
    le = aujourdhui(request)
    if est_perime(envoi, le) or est_arrete(envoi) or not _sert_encore(envoi):
        return _remplacer(request, envoi)
    form = NaissanceForm(request.POST if request.method == "POST" else None, le=le)
    if form.is_valid():
        demande = services.reconnaitre(envoi, form.cleaned_data["naissance"], par=Demandeur())
        if demande is not None:
            return _entrer(request, envoi, demande, le=le)
        form.add_error("naissance", FAUX)
    return render(request, "connexions/lien.html", {"form": form}, status=422 if form.errors else 200)


def _sert_encore(envoi: Envoi) -> bool:
    """Say whether the address that received the link is still one of the household's own."""
    contact = envoi.contact
    return contact is not None and contact.role == Role.MENAGE and sert(contact)


def _entrer(request: HttpRequest, envoi: Envoi, demande: Demande, *, le: date) -> HttpResponse:
    entrer(request, demande)
    message = dans_l_espace(envoi)
    if message is not None:
        services.lire(message, par=Demandeur(demande.numero_unique), le=le, maintenant=timezone.now())
    chemin = _page(envoi, message)
    chez_elle = territoire_du_foyer(demande)
    return redirect(adresse_chez(request, chez_elle.pk, chemin.removeprefix("/")) if chez_elle else chemin)


def _page(envoi: Envoi, message: Envoi | None) -> str:
    """Return the page of the act that the message asks for, else the message in the space."""
    if envoi.ouvre:
        return reverse(envoi.ouvre)
    return reverse("message", args=[message.pk]) if message else reverse("ma_demande")


def _remplacer(request: HttpRequest, envoi: Envoi) -> HttpResponse:
    """Offer another link at the same address; the answer is the same whatever became of that address."""
    if request.method == "POST":
        services.renouveler_le_lien(envoi, par=Demandeur(), maintenant=timezone.now())
        messages.success(request, gettext("Si cette adresse sert toujours, un nouveau lien y part."))
    return render(request, "connexions/lien_perime.html")
