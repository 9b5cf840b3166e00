"""Possible duplicates: the held demands, each beside the living one, and what a desk decides with the person."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import acces, services
from seuil.demandes.forms.doublon import DistinctionForm, RattachementForm
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.gestion.trancher import file_d_attente, montrer_les_deux
from seuil.demandes.models import Demande
from seuil.demandes.requetes import semblables
from seuil.demandes.services import PasUnDoublon
from seuil.journal.models import Motif
from seuil.socle.droits import exiger

NOMS = ("Demande retenue", "Demande en cours")


@dataclass(frozen=True, slots=True)
class Vivantes:
    """The living demands of the same holder: those that this desk may open, those that it may not."""

    visibles: list[Demande]
    autres: list[Demande]


@require_safe
@agent_requis
def doublons(request: Requete) -> HttpResponse:
    """The held demands that this desk may decide, the oldest first."""
    exiger(acces.peut_enregistrer(request.agent))
    tous = acces.doublons_a_trancher(request.agent).order_by("recue_le", "pk")
    lisibles: Any = tous.annotate(autre=F("doublon_de__numero_unique")).prefetch_related("personnes")
    dits = ("doublon possible", "doublons possibles")
    contexte = file_d_attente(request, lisibles, lambda lue: (lue.numero_unique, lue.autre), dites=dits)
    contexte["lignes"] = [{"demande": lue, "autre": lue.autre} for lue in contexte["page"]]
    return render(request, "demandes/gestion/doublons.html", contexte)


@require_safe
@agent_requis
def doublon(request: Requete, numero: str) -> HttpResponse:
    """The two demands side by side, then the two answers."""
    demande = _retenue(request, numero)
    vivantes = _vivantes(request, demande)
    return _montrer(request, demande, vivantes, DistinctionForm(), RattachementForm(gardees=vivantes.visibles))


@require_POST
@agent_requis
def distinguer(request: Requete, numero: str) -> HttpResponse:
    """Two people, or two demands that must live: the held one becomes active."""
    demande = _retenue(request, numero)
    form = DistinctionForm(request.POST)
    if form.is_valid():
        with refus_dits(form):
            services.distinguer(demande, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui)
    if form.errors:
        vivantes = _vivantes(request, demande)
        return _montrer(request, demande, vivantes, form, RattachementForm(gardees=vivantes.visibles))
    messages.success(request, f"La demande {numero} est active, à sa date de réception.")
    return redirect("gestion:doublons")


@require_POST
@agent_requis
def rattacher(request: Requete, numero: str) -> HttpResponse:
    """The same person, met and identified: one demand stays."""
    demande = _retenue(request, numero)
    vivantes = _vivantes(request, demande)
    form = RattachementForm(request.POST, gardees=vivantes.visibles)
    if form.is_valid():
        lu = form.cleaned_data
        with refus_dits(form, PasUnDoublon):
            services.rattacher(
                demande,
                a=lu["a"],
                rencontre=lu["rencontre"],
                precision=lu["precision"],
                par=request.agent,
                le=request.aujourdhui,
            )
    if form.errors:
        return _montrer(request, demande, vivantes, DistinctionForm(), form)
    messages.success(request, f"La demande {numero} est rattachée à la demande {form.cleaned_data['a'].numero_unique}.")
    return redirect("gestion:doublons")


def _montrer(
    request: Requete, demande: Demande, vivantes: Vivantes, distinction: forms.Form, rattachement: forms.Form
) -> HttpResponse:
    toutes = [*vivantes.visibles, *vivantes.autres]
    noter_lecture(request, Motif.DOSSIER, [vivante.numero_unique for vivante in toutes])
    return montrer_les_deux(
        request,
        "demandes/gestion/doublon.html",
        [demande, *vivantes.visibles],
        NOMS,
        deux=distinction,
        une=rattachement,
        demande=demande,
        autres=vivantes.autres,
    )


def _retenue(request: Requete, numero: str) -> Demande:
    lisibles = acces.doublons_a_trancher(request.agent).select_related("guichet", "commune")
    return demande_lue(request, numero, Motif.DOSSIER, lisibles=lisibles, droit=acces.peut_trancher)


def _vivantes(request: Requete, demande: Demande) -> Vivantes:
    trouvees = semblables(demande)
    siennes = acces.visibles_par(request.agent).filter(pk__in=[trouvee.pk for trouvee in trouvees])
    visibles = list(siennes.select_related("guichet", "commune").order_by("pk"))
    return Vivantes(visibles, [trouvee for trouvee in trouvees if trouvee not in visibles])
