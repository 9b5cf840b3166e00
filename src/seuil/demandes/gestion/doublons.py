"""Possible duplicates: the held demands, each beside the living one, and what a desk decides with the person."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import acces, services
from seuil.demandes.forms.doublon import DistinctionForm, RattachementForm
from seuil.demandes.gestion.face_a_face import face_a_face
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.demandes.requetes import semblables
from seuil.demandes.services import PasUnDoublon
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger

PAR_PAGE = 20


@require_safe
@agent_requis
def doublons(request: Requete) -> HttpResponse:
    """The held demands that this desk may decide, the oldest first."""
    exiger(acces.peut_enregistrer(request.agent))
    tous = acces.doublons_a_trancher(request.agent).order_by("recue_le", "pk")
    lisibles: Any = tous.annotate(autre=F("doublon_de__numero_unique")).prefetch_related("personnes")
    page = Paginator(lisibles, PAR_PAGE).get_page(request.GET.get("page"))
    vus = [numero for lue in page for numero in (lue.numero_unique, lue.autre)]
    noter_lecture(request, Motif.LISTE, vus)
    contexte = {
        "page": page,
        "legende": compte(page.paginator.count, "doublon possible", "doublons possibles"),
        "lignes": [{"demande": lue, "autre": lue.autre} for lue in page],
    }
    return render(request, "demandes/gestion/doublons.html", contexte)


@require_safe
@agent_requis
def doublon(request: Requete, numero: str) -> HttpResponse:
    """The two demands side by side, then the two answers."""
    demande = _retenue(request, numero)
    gardees = semblables(demande)
    return _montrer(request, demande, gardees, DistinctionForm(), RattachementForm(gardees=_visibles(request, gardees)))


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
        gardees = semblables(demande)
        return _montrer(request, demande, gardees, form, RattachementForm(gardees=_visibles(request, gardees)))
    messages.success(request, f"La demande {numero} est active, à sa date de réception.")
    return redirect("gestion:doublons")


@require_POST
@agent_requis
def rattacher(request: Requete, numero: str) -> HttpResponse:
    """The same person, met and identified: one demand stays."""
    demande = _retenue(request, numero)
    gardees = semblables(demande)
    form = RattachementForm(request.POST, gardees=_visibles(request, gardees))
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
        return _montrer(request, demande, gardees, DistinctionForm(), form)
    messages.success(request, f"La demande {numero} est rattachée à la demande {form.cleaned_data['a'].numero_unique}.")
    return redirect("gestion:doublons")


def _montrer(
    request: Requete, demande: Demande, gardees: list[Demande], distinction: Any, rattachement: Any
) -> HttpResponse:
    visibles = _visibles(request, gardees)
    noter_lecture(request, Motif.DOSSIER, [gardee.numero_unique for gardee in gardees])
    faute = distinction if distinction.errors else rattachement
    contexte = {
        "demande": demande,
        "face_a_face": face_a_face([demande, *visibles]),
        "gardees": visibles,
        "autres": [gardee for gardee in gardees if gardee not in visibles],
        "distinction": distinction,
        "rattachement": rattachement,
        "faute": faute,
    }
    return render(request, "demandes/gestion/doublon.html", contexte, status=422 if faute.errors else 200)


def _retenue(request: Requete, numero: str) -> Demande:
    lisibles = acces.doublons_a_trancher(request.agent).select_related("guichet", "commune")
    return demande_lue(request, numero, Motif.DOSSIER, lisibles=lisibles, droit=acces.peut_trancher)


def _visibles(request: Requete, gardees: list[Demande]) -> list[Demande]:
    siennes = acces.visibles_par(request.agent).filter(pk__in=[gardee.pk for gardee in gardees])
    return list(siennes.select_related("guichet", "commune").order_by("pk"))
