"""How the household is told: its addresses and their codes, its preferences, its agreement, who accompanies it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts import services
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role, Usage
from seuil.contacts.requetes import accord, est_remplacee, est_sure, preference
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.envois.forms import AccompagnantForm, AccordForm, CodeRecuForm, PreferencesForm
from seuil.envois.services import envoyer_un_code
from seuil.regles.notification import parametres
from seuil.socle.middleware import aujourdhui


@require_safe
@demandeur
def contacts(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Every address, what is known of it, and what may be changed."""
    return _montrer(request, demande)


@require_POST
@demandeur
def preferer(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Keep the preferred channel and those that are closed."""
    form = PreferencesForm(request.POST)
    return _faire(request, demande, form, "preferences", services.preferer, gettext("C’est enregistré."))


@require_POST
@demandeur
def accorder(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Keep the express agreement."""
    form = AccordForm(request.POST)
    if not form.is_valid():
        return _montrer(request, demande, accorder=form)
    services.accorder(demande, par=_elle(demande), le=aujourdhui(request))
    messages.success(request, gettext("Votre accord est enregistré. Vous pouvez le retirer ici."))
    return redirect("contacts")


@require_POST
@demandeur
def retirer_l_accord(request: HttpRequest, demande: Demande) -> HttpResponse:
    """End the agreement."""
    services.retirer_l_accord(demande, par=_elle(demande), le=aujourdhui(request))
    messages.success(request, gettext("Votre accord est retiré. Dès demain, les décisions vous arrivent par lettre."))
    return redirect("contacts")


@require_POST
@demandeur
def accompagner(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Add who accompanies the household; a code goes to them, that they give to it."""
    form = AccompagnantForm(request.POST)
    if form.is_valid():
        dit = form.cleaned_data
        try:
            contact = services.accompagner(
                demande,
                canal=Canal.COURRIEL,
                adresse=dit["mel"],
                nom=dit["nom"],
                par=_elle(demande),
                le=aujourdhui(request),
            )
        except services.ContactRefuse as refus:
            form.add_error("mel", str(refus))
        else:
            return _envoyer(request, contact)
    return _montrer(request, demande, accompagner=form)


@require_POST
@demandeur
def demander_un_code(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """Send the code that proves an address."""
    return _envoyer(request, _sien(demande, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@demandeur
def verifier(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """Type the code that came."""
    contact, form = _sien(demande, pk), CodeRecuForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code, par = form.cleaned_data["code"], _elle(demande)
        if services.confirmer(contact, code, par=par, maintenant=timezone.now()):
            messages.success(request, gettext("Cette adresse est vérifiée : nous pouvons vous y écrire."))
            return redirect("contacts")
        form.add_error("code", gettext("Ce code ne va pas, ou il est trop vieux. Demandez-en un autre."))
    contexte = {"contact": contact, "form": form, "minutes": services.MINUTES}
    return render(request, "envois/portail/verifier.html", contexte, status=422 if form.errors else 200)


@require_POST
@demandeur
def retirer(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """Stop writing to who accompanies the household."""
    contact = get_object_or_404(Contact.objects.gardes(), demande=demande, pk=pk, role=Role.ACCOMPAGNANT)
    services.retirer(contact, par=_elle(demande), le=aujourdhui(request))
    messages.success(request, gettext("Cette personne ne recevra plus rien."))
    return redirect("contacts")


def _faire(
    request: HttpRequest, demande: Demande, form: Form, nom: str, verbe: Callable[..., object], dit: str
) -> HttpResponse:
    if not form.is_valid():
        return _montrer(request, demande, **{nom: form})
    verbe(demande, **form.cleaned_data, par=_elle(demande), le=aujourdhui(request))
    messages.success(request, dit)
    return redirect("contacts")


def _envoyer(request: HttpRequest, contact: Contact) -> HttpResponse:
    """Send the code; the page that waits for it never says that an address is closed by a protection."""
    envoye = envoyer_un_code(contact, Usage.VERIFIER, par=_elle(contact.demande), maintenant=timezone.now())
    if envoye is None and est_sure(contact):
        messages.warning(request, gettext("Trop de codes ont été demandés. Réessayez plus tard."))
        return redirect("contacts")
    return redirect("verifier_un_contact", contact.pk)


def _montrer(request: HttpRequest, demande: Demande, **forms: Any) -> HttpResponse:
    le, dite = aujourdhui(request), preference(demande)
    siens = Contact.objects.gardes().filter(demande=demande).order_by("role", "pk")
    fautif = next(iter(forms.values()), None)
    contexte = {
        "siens": [contact for contact in siens if contact.role == Role.MENAGE],
        "remplacees": {contact.pk for contact in siens if est_remplacee(contact)},
        "accompagnants": [contact for contact in siens if contact.role == Role.ACCOMPAGNANT],
        "dite": dite,
        "a_donne_son_accord": accord(demande, le),
        "regles": parametres(le),
        "preferences": PreferencesForm(initial=PreferencesForm.initiales(dite)),
        "accorder": AccordForm(),
        "accompagner": AccompagnantForm(),
        "fautif": fautif,
    }
    return render(request, "envois/portail/contacts.html", contexte | forms, status=422 if fautif else 200)


def _sien(demande: Demande, pk: int) -> Contact:
    return get_object_or_404(Contact.objects.gardes(), demande=demande, pk=pk)


def _elle(demande: Demande) -> Demandeur:
    return Demandeur(demande.numero_unique)
