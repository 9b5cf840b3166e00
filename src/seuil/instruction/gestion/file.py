"""The queue of papers: take one, give it back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.instruction import acces, services
from seuil.instruction.forms.ouverture import PriseForm
from seuil.instruction.models import Piece
from seuil.instruction.requetes.file import a_lire, en_lignes, filtrer, nom_en_liste, sortes
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger

PAR_PAGE = 30
MOI = "moi"


@require_safe
@agent_requis
def pieces(request: Requete) -> HttpResponse:
    """What waits, a vacancy first, then the oldest; filtered, the order stays."""
    exiger(acces.peut_tenir_la_file(request.agent))
    toutes, sorte, qui = a_lire(request.agent), request.GET.get("type", ""), request.GET.get("qui", "")
    voulues = filtrer(toutes, request.agent, sorte=sorte, est_a_moi=qui == MOI)
    page = Paginator(voulues, PAR_PAGE).get_page(request.GET.get("page"))
    noter_lecture(request, Motif.LISTE, [piece.demande.numero_unique for piece in page])
    contexte = {
        "page": page,
        "legende": compte(page.paginator.count, "document à lire", "documents à lire"),
        "lignes": en_lignes(list(page), request.aujourdhui),
        "sortes": sortes(toutes, request.aujourdhui),
        "sorte": sorte,
        "est_a_moi": qui == MOI,
        "cachees": toutes.count() - page.paginator.count if sorte or qui else 0,
    }
    return render(request, "instruction/gestion/pieces.html", contexte)


@require_POST
@agent_requis
def prendre_piece(request: Requete, pk: int) -> HttpResponse:
    """Take a paper to read it; a sensitive one asks why first."""
    piece = piece_visible(request, pk)
    exiger(acces.peut_instruire(request.agent, piece))
    motif = ""
    if acces.est_sensible(piece):
        form = PriseForm(request.POST if "motif" in request.POST else None)
        if not form.is_valid():
            return _demander_pourquoi(request, piece, form)
        motif = form.cleaned_data["motif"]
    try:
        services.prendre(piece, motif=motif, par=request.agent, a=timezone.now())
    except services.PieceTenue as tenue:
        messages.info(request, str(tenue))
        return redirect("gestion:pieces")
    return redirect("gestion:piece", pk)


@require_POST
@agent_requis
def laisser_piece(request: Requete, pk: int) -> HttpResponse:
    """Give a paper back to the others."""
    services.laisser(piece_visible(request, pk), par=request.agent)
    messages.success(request, "Le document revient dans la liste de tous.")
    return redirect("gestion:pieces")


def piece_visible(request: Requete, pk: int) -> Piece:
    """Return a paper that the agent may see. Raises Http404."""
    visibles: Any = acces.pieces_visibles(request.agent).select_related("demande", "personne", "prise_par")
    trouvee: Piece = get_object_or_404(visibles, pk=pk)
    return trouvee


def _demander_pourquoi(request: Requete, piece: Piece, form: PriseForm) -> HttpResponse:
    contexte = {"piece": piece, "nom": nom_en_liste(piece, request.aujourdhui), "form": form}
    return render(request, "instruction/gestion/pourquoi.html", contexte, status=422 if form.is_bound else 200)
