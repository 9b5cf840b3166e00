"""The post of an organism: its bundles of letters, printed, indexed, handed over."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.contacts.nomenclatures import Canal
from seuil.documents.gestion import rendre
from seuil.envois import acces, services
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, Liasse
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger

MONTREES = 30


@require_safe
@agent_requis
def courrier_du_jour(request: Requete) -> HttpResponse:
    """What waits, and the bundles already made."""
    _exiger(request)
    contexte = {"attendent": _en_file(request).count(), "liasses": acces.liasses_visibles_par(request.agent)[:MONTREES]}
    return render(request, "envois/gestion/courrier.html", contexte)


@require_POST
@agent_requis
def preparer(request: Requete) -> HttpResponse:
    """Make the bundle now, without waiting for the morning."""
    _exiger(request)
    nombre = services.preparer_la_liasse(par=request.agent, le=request.aujourdhui)
    messages.success(request, f"{compte(nombre, 'lettre prête', 'lettres prêtes')} à imprimer.")
    return redirect("gestion:courrier_du_jour")


@require_POST
@agent_requis
def telecharger(request: Requete, pk: int) -> HttpResponse:
    """The letters to print, one file; the first opening is kept, the next ones give the same file."""
    liasse = _visible(request, pk)
    services.dire_imprimee(liasse, par=request.agent, le=request.aujourdhui)
    noter_lecture(request, Motif.COURRIER, liasse.envois.values_list("demande__numero_unique", flat=True))
    return rendre(liasse.document)


@require_safe
@agent_requis
def index(request: Requete, pk: int) -> HttpResponse:
    """What the envelopes say, in CSV."""
    liasse = _visible(request, pk)
    noter_lecture(request, Motif.COURRIER, liasse.envois.values_list("demande__numero_unique", flat=True))
    reponse = HttpResponse("\ufeff" + liasse.index, content_type="text/csv; charset=utf-8")
    reponse["Content-Disposition"] = f'attachment; filename="courrier-{liasse.le.isoformat()}-{liasse.rang}.csv"'
    return reponse


@require_POST
@agent_requis
def poster(request: Requete, pk: int) -> HttpResponse:
    """The bundle was handed to the post."""
    try:
        partis = services.poster(_visible(request, pk), par=request.agent, le=request.aujourdhui)
    except services.LiasseRefaite as refus:
        messages.warning(request, str(refus))
    else:
        messages.success(request, f"{compte(partis, 'lettre postée', 'lettres postées')}.")
    return redirect("gestion:courrier_du_jour")


def _en_file(request: Requete) -> QuerySet[Envoi]:
    return Envoi.objects.filter(canal=Canal.COURRIER, etat=Etat.EN_FILE, expediteur=request.agent.organisme)


def _exiger(request: Requete) -> None:
    exiger(acces.peut_tenir_le_courrier(request.agent))


def _visible(request: Requete, pk: int) -> Liasse:
    _exiger(request)
    return get_object_or_404(acces.liasses_visibles_par(request.agent).select_related("document"), pk=pk)
