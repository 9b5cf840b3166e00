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
from seuil.demandes.forms.couple import CoupleRetenuForm
from seuil.demandes.forms.doublon import DistinctionForm, RattachementForm
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.gestion.trancher import file_d_attente, montrer_les_deux
from seuil.demandes.models import Demande
from seuil.demandes.requetes import semblables
from seuil.demandes.requetes.separations import partie_seule
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
    """The two demands side by side, then the answers."""
    demande = retenue_lue(request, numero)
    vivantes = vivantes_de(request, demande)
    return montrer(request, demande, vivantes)


@require_POST
@agent_requis
def distinguer(request: Requete, numero: str) -> HttpResponse:
    """Two people, or two demands that must live: the held one becomes active."""
    demande = retenue_lue(request, numero)
    form = DistinctionForm(request.POST)
    if form.is_valid():
        with refus_dits(form):
            services.distinguer(demande, motif=form.cleaned_data["motif"], par=request.agent, le=request.aujourdhui)
    if form.errors:
        return montrer(request, demande, vivantes_de(request, demande), deux=form)
    messages.success(request, f"La demande {numero} est active, à sa date de réception.")
    return redirect("gestion:doublons")


@require_POST
@agent_requis
def rattacher(request: Requete, numero: str) -> HttpResponse:
    """The same person, met and identified: one demand stays."""
    demande = retenue_lue(request, numero)
    vivantes = vivantes_de(request, demande)
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
        return montrer(request, demande, vivantes, une=form)
    messages.success(request, f"La demande {numero} est rattachée à la demande {form.cleaned_data['a'].numero_unique}.")
    return redirect("gestion:doublons")


def montrer(
    request: Requete,
    demande: Demande,
    vivantes: Vivantes,
    *,
    deux: forms.Form | None = None,
    une: forms.Form | None = None,
    couple: forms.Form | None = None,
) -> HttpResponse:
    """Show both demands and the answers, the one that was typed as it was."""
    toutes = [*vivantes.visibles, *vivantes.autres]
    noter_lecture(request, Motif.DOSSIER, [vivante.numero_unique for vivante in toutes])
    return montrer_les_deux(
        request,
        "demandes/gestion/doublon.html",
        [demande, *vivantes.visibles],
        NOMS,
        deux=deux or DistinctionForm(),
        une=une or RattachementForm(gardees=vivantes.visibles),
        couple=couple or separation_possible(request, demande, vivantes),
        demande=demande,
        autres=vivantes.autres,
    )


def separation_possible(
    request: Requete, demande: Demande, vivantes: Vivantes, donnees: Any = None
) -> CoupleRetenuForm | None:
    """Return the questions of the separation, when a living demand of this desk is that of the couple of its holder.

    What is answered names the couple that its page showed: another one is never separated in its place.
    """
    nommees = [couple for couple in vivantes.visibles if not donnees or couple.numero_unique == donnees.get("couple")]
    for couple in nommees:
        partante = partie_seule(demande, couple)
        if partante is not None and acces.peut_dissocier(request.agent, couple).est_oui:
            return CoupleRetenuForm(donnees, couple=couple, partante=partante, auto_id="couple_%s")
    return None


def retenue_lue(request: Requete, numero: str) -> Demande:
    """Return a held demand that this desk may decide, the opening written."""
    lisibles = acces.doublons_a_trancher(request.agent).select_related("guichet", "commune")
    return demande_lue(request, numero, Motif.DOSSIER, lisibles=lisibles, droit=acces.peut_trancher)


def vivantes_de(request: Requete, demande: Demande) -> Vivantes:
    """Return the living demands of its holders."""
    trouvees = semblables(demande)
    siennes = acces.visibles_par(request.agent).filter(pk__in=[trouvee.pk for trouvee in trouvees])
    visibles = list(siennes.select_related("guichet", "commune").order_by("pk"))
    return Vivantes(visibles, [trouvee for trouvee in trouvees if trouvee not in visibles])
