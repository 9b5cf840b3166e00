"""How a household may be reached, at a desk: its addresses, what left for it, and its protection."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.contacts import acces as contacts_acces
from seuil.contacts import services
from seuil.contacts.lignes import pour_un_agent
from seuil.contacts.models import Contact
from seuil.contacts.requetes import accord, preference
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.envois.forms import LeveeForm, ProtectionForm
from seuil.envois.requetes import envois_de
from seuil.journal.models import Motif

MONTRES = 50


@require_safe
@agent_requis
def contacts(request: Requete, numero: str) -> HttpResponse:
    """Its addresses, what left, what became of it."""
    return _montrer(request, _demande(request, numero))


@require_POST
@agent_requis
def proteger(request: Requete, numero: str) -> HttpResponse:
    """Keep where, by what and when it may be reached without danger."""
    demande = _demande(request, numero)
    form = ProtectionForm(request.POST, contacts=_siens(demande))
    if not form.is_valid():
        return _montrer(request, demande, form)
    services.proteger(
        demande,
        adresse_sure=form.cleaned_data["adresse_sure"],
        surs=[int(cle) for cle in form.cleaned_data["surs"]],
        heures=form.plage,
        par=request.agent,
        le=request.aujourdhui,
    )
    messages.success(request, "Protection enregistrée. Rien ne part plus à l’ancienne adresse.")
    return redirect("gestion:contacts", numero)


@require_POST
@agent_requis
def ne_plus_proteger(request: Requete, numero: str) -> HttpResponse:
    """End the protection, with the person, and say why."""
    demande, form = _demande(request, numero), LeveeForm(request.POST)
    if not form.is_valid():
        return _montrer(request, demande, levee=form)
    motif = form.cleaned_data["motif"]
    services.ne_plus_proteger(demande, motif=motif, par=request.agent, le=request.aujourdhui)
    messages.success(request, "Protection levée.")
    return redirect("gestion:contacts", numero)


def _montrer(
    request: Requete, demande: Demande, form: ProtectionForm | None = None, *, levee: LeveeForm | None = None
) -> HttpResponse:
    siens, errone = _siens(demande), form or levee
    contexte = {
        "demande": demande,
        "contacts": siens,
        "dite": preference(demande),
        "accord": accord(demande, request.aujourdhui),
        "envois": envois_de(demande)[:MONTRES],
        "form": form or ProtectionForm(contacts=siens),
        "levee": levee or LeveeForm(),
        "errone": errone,
    }
    return render(request, "envois/gestion/contacts.html", contexte, status=422 if errone else 200)


def _siens(demande: Demande) -> list[tuple[Contact, str]]:
    return pour_un_agent(demande, Contact.objects.gardes().filter(demande=demande).order_by("-role", "pk"))


def _demande(request: Requete, numero: str) -> Demande:
    return demande_lue(request, numero, Motif.SUIVI, droit=contacts_acces.peut_proteger)
