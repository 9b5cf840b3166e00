"""A couple separates, or is formed, at a desk: one demand becomes two, or two become one (law §1.2)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import acces
from seuil.demandes.forms.couple import CoupleForm
from seuil.demandes.forms.union import UnionForm
from seuil.demandes.gestion.doublons import montrer, retenue_lue, separation_possible, vivantes_de
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.demandes.services import (
    AttributionEnCours,
    FoyerImpossible,
    SeparationImpossible,
    dissocier,
    separer_la_retenue,
    unir,
)
from seuil.demandes.services.remettre import garder_pour_la_remise
from seuil.journal.models import Motif
from seuil.regles.ecriture import jour
from seuil.socle.scelles import avec_cle, cle_de


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
@avec_cle
def separer_le_couple(request: Requete, numero: str) -> HttpResponse:
    """Ask who leaves and with whom, then hand over the new number and its code."""
    demande = demande_lue(request, numero, Motif.MODIFICATION, droit=acces.peut_dissocier)
    form = CoupleForm(request.POST if request.method == "POST" else None, demande=demande)
    if form.is_valid():
        with refus_dits(form):
            try:
                faite = dissocier(demande, form.separation, par=request.agent, le=request.aujourdhui)
                garder_pour_la_remise(faite.demande, faite.code_acces, cle=cle_de(request))
                return redirect("gestion:enregistree", faite.demande.numero_unique)
            except SeparationImpossible as impossible:
                form.add_error(impossible.champ or None, impossible.phrase)
    contexte = {"demande": demande, "form": form}
    return render(request, "demandes/gestion/couple.html", contexte, status=422 if form.errors else 200)


@require_POST
@never_cache
@agent_requis
@avec_cle
def separer_un_retenu(request: Requete, numero: str) -> HttpResponse:
    """Who registered alone left a couple: the held demand is its own, with a new code to hand over."""
    demande = retenue_lue(request, numero)
    vivantes = vivantes_de(request, demande)
    form = separation_possible(request, demande, vivantes, request.POST)
    if form is None:
        raise Http404
    if form.is_valid():
        with refus_dits(form, SeparationImpossible, FoyerImpossible):
            faite = separer_la_retenue(
                demande,
                form.couple,
                form.separation,
                rencontre=form.cleaned_data["rencontre"],
                par=request.agent,
                le=request.aujourdhui,
            )
            garder_pour_la_remise(faite.demande, faite.code_acces, cle=cle_de(request))
            recue_le = Demande.objects.values_list("recue_le", flat=True).get(pk=faite.demande.pk)
            messages.success(request, f"La demande {numero} est active. Elle compte depuis le {jour(recue_le)}.")
            return redirect("gestion:code_a_remettre", numero)
    return montrer(request, demande, vivantes, couple=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def unir_deux_demandes(request: Requete, numero: str) -> HttpResponse:
    """Ask for the other demand, both people met: its persons come into this one."""
    demande = demande_lue(request, numero, Motif.MODIFICATION, droit=acces.peut_dissocier)
    form = UnionForm(request.POST if request.method == "POST" else None, visibles=acces.visibles_par(request.agent))
    if form.is_valid():
        dit = {nom: form.cleaned_data[nom] for nom in ("lien", "rencontre", "accord", "precision")}
        quittee = form.cleaned_data["autre"]
        noter_lecture(request, Motif.MODIFICATION, [quittee.numero_unique])
        with refus_dits(form):
            try:
                unir(demande, quittee, **dit, par=request.agent, le=request.aujourdhui)
                messages.success(request, "Les deux demandes n’en font plus qu’une. Le score est recalculé.")
                return redirect("gestion:demande", numero)
            except FoyerImpossible as impossible:
                form.add_error(None, " ".join(impossible.phrases))
            except AttributionEnCours as attribution:
                form.add_error(None, str(attribution))
    contexte = {"demande": demande, "form": form}
    return render(request, "demandes/gestion/union.html", contexte, status=422 if form.errors else 200)
