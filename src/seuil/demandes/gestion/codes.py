"""Hand an access code over at a desk: the first one, or a new one when it was lost."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.demandes import acces
from seuil.demandes.forms.code import CodeForm
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.demandes.requetes import remise
from seuil.demandes.services import confirmer_la_remise, renouveler_code
from seuil.journal.models import Motif
from seuil.socle.droits import exiger
from seuil.socle.scelles import avec_cle, cle_de


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
@avec_cle
def renouveler(request: Requete, numero: str) -> HttpResponse:
    """Ask for the identity document and the reason; POST makes the new code."""
    demande = _demande(request, numero)
    exiger(acces.peut_renouveler_code(request.agent, demande))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        renouveler_code(
            demande,
            motif=form.cleaned_data["motif"],
            precision=form.cleaned_data["precision"],
            cle=cle_de(request),
            par=request.agent,
            le=request.aujourdhui,
        )
        return redirect("gestion:code_a_remettre", numero)
    contexte = {"demande": demande, "form": form}
    return render(request, "demandes/gestion/renouveler_code.html", contexte, status=422 if form.errors else 200)


@require_safe
@agent_requis
@avec_cle
def a_remettre(request: Requete, numero: str) -> HttpResponse:
    """The code to hand over, shown in this browser alone until it is."""
    demande = _demande(request, numero)
    exiger(acces.peut_confirmer_la_remise(request.agent, demande))
    contexte = remise(demande, cle=cle_de(request)) | {"demande": demande}
    return render(request, "demandes/gestion/code_a_remettre.html", contexte)


@require_POST
@agent_requis
def remis(request: Requete, numero: str) -> HttpResponse:
    """The code is handed over: nothing can show it any more."""
    demande = _demande(request, numero)
    confirmer_la_remise(demande, par=request.agent, le=request.aujourdhui)
    messages.success(request, "Code remis. Il n’est plus affiché nulle part.")
    return redirect("gestion:guichet")


def _demande(request: Requete, numero: str) -> Demande:
    lisibles = acces.suivies_par(request.agent)
    return demande_lue(request, numero, Motif.CODE, lisibles=lisibles, droit=acces.peut_renouveler_code)
