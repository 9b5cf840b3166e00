"""Open, or change, with a purpose, where a household that hides lives: shown once, in the answer to the form."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.contacts.models import Contact
from seuil.declarations.forms.protegee import AdresseProtegeeForm
from seuil.demandes import acces, services
from seuil.demandes.forms.coordonnees import OuvertureForm
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.lignes import coordonnees_ouvertes
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import ButOuverture
from seuil.demandes.services import ReponseChangee
from seuil.journal.models import Motif

GABARIT = "gestion/coordonnees.html"
FAIT = "La nouvelle adresse est enregistrée. Elle reste cachée, comme l’ancienne."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def coordonnees(request: Requete, numero: str) -> HttpResponse:
    """Ask why, then show; reading the page again asks again."""
    form = OuvertureForm(request.POST if request.method == "POST" else None)
    ouvre = form.is_valid()
    motif = Motif.COORDONNEES if ouvre else Motif.SUIVI
    demande = demande_lue(request, numero, motif, droit=acces.peut_ouvrir_l_adresse)
    if not demande.est_protegee:
        return redirect("gestion:demande", numero)
    if not ouvre:
        statut = 422 if form.errors else 200
        return render(request, GABARIT, {"demande": demande, "form": form, "lignes": []}, status=statut)
    but = ButOuverture(form.cleaned_data["but"])
    services.ouvrir_l_adresse(demande, but=but, par=request.agent, le=request.aujourdhui)
    return render(request, GABARIT, {"demande": demande, "lignes": _lignes(demande), "but": but.label})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def changer_l_adresse(request: Requete, numero: str) -> HttpResponse:
    """Write another declared address of a household that hides, with it: noted as an opening, shown nowhere."""
    form = AdresseProtegeeForm(request.POST if request.method == "POST" else None, le=request.aujourdhui)
    ouvre = form.is_valid()
    motif = Motif.COORDONNEES if ouvre else Motif.SUIVI
    demande = demande_lue(request, numero, motif, droit=acces.peut_ouvrir_l_adresse)
    if not demande.est_protegee:
        return redirect("gestion:changer", numero)
    if ouvre:
        with refus_dits(form, ReponseChangee), transaction.atomic():
            but = ButOuverture(form.cleaned_data["but"])
            services.ouvrir_l_adresse(demande, but=but, par=request.agent, le=request.aujourdhui)
            services.modifier(demande, changements=form.changements, par=request.agent, le=request.aujourdhui)
            messages.success(request, FAIT)
            return redirect("gestion:demande", numero)
    contexte = {"demande": demande, "form": form}
    return render(request, "gestion/adresse_protegee.html", contexte, status=422 if form.errors else 200)


def _lignes(demande: Demande) -> list[tuple[str, str]]:
    siens = Contact.objects.gardes().filter(demande=demande).order_by("-role", "pk")
    contacts = [(f"Contact {rang}", f"{un}{', sûr' if un.est_sur else ', fermé'}") for rang, un in enumerate(siens, 1)]
    sure = ", ".join(demande.adresse_postale) or "Aucune : aucune lettre ne part"
    return [*coordonnees_ouvertes(demande).items(), ("Adresse où écrire", sure), *contacts]
