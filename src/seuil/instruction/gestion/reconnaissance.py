"""The prefecture enters its own decision: until then, nothing that a grid reserves to it counts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.instruction import acces, services
from seuil.instruction.forms.decision import ReconnaissanceForm
from seuil.journal.models import Motif
from seuil.regles.criteres import FAITS
from seuil.regles.criteres.faits import PREFECTURE

RESERVES = tuple(nom for nom, fait in FAITS.items() if fait.autorite == PREFECTURE)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def reconnaitre_situation(request: Requete, numero: str) -> HttpResponse:
    """Its fact, its day, its end, its reference."""
    demande = demande_lue(request, numero, Motif.DOSSIER, droit=acces.peut_reconnaitre)
    form = ReconnaissanceForm(request.POST if request.method == "POST" else None, faits=RESERVES)
    if form.is_valid():
        with refus_dits(form, services.LectureImpossible):
            services.reconnaitre(demande, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
            messages.success(request, "La décision est enregistrée : le score et les listes la lisent.")
            return redirect("gestion:demande", numero)
    contexte = {"demande": demande, "form": form}
    return render(request, "instruction/gestion/reconnaitre.html", contexte, status=422 if form.errors else 200)
