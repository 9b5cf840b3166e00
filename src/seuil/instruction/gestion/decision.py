"""The two answers of an agent: what the household will read is shown before anything is saved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes.services import FoyerImpossible
from seuil.instruction import acces, services
from seuil.instruction.forms.decision import AccordForm, MessageForm, RefusForm
from seuil.instruction.gestion.file import piece_visible
from seuil.instruction.gestion.lecture import montrer
from seuil.instruction.models import Piece
from seuil.instruction.nomenclatures import CONTREDISENT
from seuil.instruction.requetes.enjeux import enjeux
from seuil.instruction.requetes.file import a_lire
from seuil.instruction.requetes.paroles import dire_l_accord, dire_le_refus
from seuil.instruction.services import LectureImpossible, PieceTenue
from seuil.regles.preuves import DateManquante
from seuil.socle.droits import exiger

SUIVANT = "Enregistré. Voici le document suivant."
REVENIR = "revenir"  # the button of the message: nothing is decided, what was typed comes back
FINI = "Enregistré. Aucun autre document n’attend."


@require_POST
@agent_requis
def accepter_piece(request: Requete, pk: int) -> HttpResponse:
    """The paper shows what was declared, or corrects it."""
    lue, le = piece_visible(request, pk), request.aujourdhui
    exiger(acces.peut_instruire(request.agent, lue))
    if lue.prise_par != request.agent:
        return _reprendre(request, lue)
    form = AccordForm(request.POST, piece=lue, enjeux=enjeux(lue, le), le=le)
    if not form.is_valid() or REVENIR in request.POST:
        return montrer(request, lue, accord=form)
    corrections = form.corrections_lues(form.cleaned_data)
    relu = MessageForm(request.POST if "message" in request.POST else None)
    if corrections and not relu.is_valid():
        return _relire(request, lue, relu, dire_l_accord(lue, le, corrections), "gestion:accepter_piece")
    lecture = services.Lecture(
        datee_du=form.cleaned_data["datee_du"],
        imprimee=form.cleaned_data["imprimee"],
        delivree_le=form.cleaned_data.get("delivree_le"),
        faits=form.faits,
        corrections=corrections,
        message=relu.cleaned_data["message"] if relu.is_valid() else dire_l_accord(lue, le),
    )
    with refus_dits(form, LectureImpossible, PieceTenue, DateManquante, FoyerImpossible):
        services.accepter(lue, lecture, par=request.agent, le=le, a=timezone.now())
    return montrer(request, piece_visible(request, pk), accord=form) if form.errors else _suivant(request)


@require_POST
@agent_requis
def refuser_piece(request: Requete, pk: int) -> HttpResponse:
    """Pages do not serve: why, page by page; the message is read before it leaves."""
    lue, le = piece_visible(request, pk), request.aujourdhui
    exiger(acces.peut_instruire(request.agent, lue))
    if lue.prise_par != request.agent:
        return _reprendre(request, lue)
    form = RefusForm(request.POST, piece=lue, le=le)
    if not form.is_valid() or REVENIR in request.POST:
        return montrer(request, lue, refus=form)
    codes, precision = form.codes, form.cleaned_data["precision"]
    relu = MessageForm(request.POST if "message" in request.POST else None)
    if not relu.is_valid():
        return _relire(request, lue, relu, dire_le_refus(lue, codes, precision, le), "gestion:refuser_piece")
    contraires = CONTREDISENT & set(codes.values())
    contredits = [une.fait for une in enjeux(lue, le) if not une.est_un_nombre] if contraires else []
    refus = services.Refus(codes, precision, relu.cleaned_data["message"])
    with refus_dits(form, LectureImpossible, PieceTenue):
        services.refuser(lue, refus, contredits=contredits, par=request.agent, le=le, a=timezone.now())
    return montrer(request, piece_visible(request, pk), refus=form) if form.errors else _suivant(request)


def _reprendre(request: Requete, lue: Piece) -> HttpResponse:
    """A page left open does not decide on what its agent gave back, or never saw."""
    messages.info(request, "Ce document n’est plus à vous : reprenez-le avant de décider.")
    return redirect("gestion:piece", lue.pk)


def _relire(request: Requete, lue: Piece, relu: MessageForm, message: str, nom: str) -> HttpResponse:
    """Show what the household will read; what was typed waits beside, and comes back with the answer."""
    saisies = [(cle, valeur) for cle, valeurs in request.POST.lists() for valeur in valeurs]
    contexte = {
        "piece": lue,
        "nom_de_l_acte": nom,
        "form": relu if relu.is_bound else MessageForm(initial={"message": message}),
        "saisies": [(cle, valeur) for cle, valeur in saisies if cle not in ("csrfmiddlewaretoken", "message")],
    }
    return render(request, "instruction/gestion/relire.html", contexte, status=422 if relu.errors else 200)


def _suivant(request: Requete) -> HttpResponse:
    """Open the next paper that nobody holds, sensitive ones apart."""
    for prochaine in a_lire(request.agent)[:20]:
        if acces.est_sensible(prochaine):
            continue
        try:
            services.prendre(prochaine, par=request.agent, a=timezone.now())
        except PieceTenue:
            continue
        messages.success(request, SUIVANT)
        return redirect("gestion:piece", prochaine.pk)
    messages.success(request, FINI)
    return redirect("gestion:pieces")
