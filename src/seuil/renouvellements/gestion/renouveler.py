"""Renew with the household: at the desk, by telephone, from its letter, with who accompanies it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes.etats import EN_COURS
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.renouvellements import acces, services
from seuil.renouvellements.forms import RenouvellementForm, TentativeForm
from seuil.renouvellements.requetes import juger, valable_jusqu_au
from seuil.renouvellements.requetes.proches import en_lignes
from seuil.renouvellements.services import RenouvellementRefuse
from seuil.socle.design.mesures import date_longue


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def renouveler(request: Requete, numero: str) -> HttpResponse:
    """Show until when it lives and how the household was told, then renew."""
    demande = demande_lue(request, numero, Motif.DOSSIER, droit=acces.peut_renouveler)
    form = RenouvellementForm(request.POST if request.method == "POST" else None, le=request.aujourdhui)
    if form.is_valid():
        with refus_dits(form, RenouvellementRefuse):
            neuve = services.renouveler(demande, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"La demande {numero} est renouvelée jusqu’au {date_longue(neuve.echeance)}.")
            return redirect("gestion:demande", numero)
    return montrer(request, demande, form=form)


def montrer(
    request: Requete, demande: Demande, *, form: RenouvellementForm | None = None, essai: TentativeForm | None = None
) -> HttpResponse:
    """Return the page of a renewal, with the form that is wrong."""
    le = request.aujourdhui
    fautif = next((dit for dit in (form, essai) if dit is not None and dit.errors), None)
    contexte = {
        "demande": demande,
        "form": form or RenouvellementForm(None, le=le),
        "essai": essai or TentativeForm(),
        "fautif": fautif,
        "fin": valable_jusqu_au(demande, le),
        "verdict": juger(demande, le),
        "en_cours": demande.etat in EN_COURS,
        "ligne": en_lignes([demande], le)[0],
    }
    return render(request, "renouvellements/gestion/renouveler.html", contexte, status=422 if fautif else 200)
