"""The household's own page: where it stands, its score, its letters, who opened its file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seuil.cotation.lignes import FOYER_SEUL
from seuil.cotation.requetes import completer, notes_courantes
from seuil.courriers.models import Courrier
from seuil.demandes.etats import EN_COURS
from seuil.demandes.faits import reponses
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.publics import publics, visibles_par_le_foyer
from seuil.demandes.requetes.identites import attendues_dites
from seuil.documents.requetes import lire
from seuil.echanges.portail import espace as echanges
from seuil.envois.portail import espace as messages
from seuil.instruction.requetes import liste
from seuil.instruction.requetes.rectifications import corrigees
from seuil.journal.portail import dernieres
from seuil.journal.requetes import consultations
from seuil.portail import etapes
from seuil.portail.a_faire import a_faire
from seuil.portail.place import place
from seuil.portail.reponses import resumer
from seuil.portail.score import scores
from seuil.socle.middleware import aujourdhui


@require_safe
@demandeur
def ma_demande(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Where the demand stands, in the order of need: what to do, where I am, then proof; nothing protected."""
    completer(demande)  # every part of the page reads its people, its wishes, its facts
    notes, le = notes_courantes(demande), aujourdhui(request)
    est_en_cours = demande.etat in EN_COURS
    lus, ou = scores(demande, notes, le=le), place(demande, notes, le=le) if est_en_cours else None
    contexte = {
        "demande": demande,
        "scores": lus,
        "place": ou,
        **a_faire(demande, lus, ou, le=le),
        "etapes": etapes.du_menage(demande, notes, le=le),
        **messages(demande),
        **echanges(demande),
        "courriers": Courrier.objects.filter(numero_unique=demande.numero_unique).order_by("-pk"),
        "consultations": dernieres(consultations(demande.numero_unique)),
        "numero": demande.numero_unique,
        "identites_attendues": attendues_dites(demande),
        "priorites": visibles_par_le_foyer(demande, le=le),
        "rectifications": corrigees(demande),
        "reponses": resumer(demande),
        "en_cours": est_en_cours,
    }
    return render(request, "portail/ma_demande.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def en_entier(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Ask first, then show every line, priority and paper, protected ones included: opened on purpose, never kept."""
    if request.method != "POST":
        return render(request, "portail/en_entier.html", {"ouverte": False})
    le = aujourdhui(request)
    lue = liste(demande, le, tout_voir=True)
    contexte = {
        "ouverte": True,
        "scores": scores(demande, notes_courantes(demande), FOYER_SEUL, le=le),
        "priorites": publics(demande, le=le, tout_voir=True),
        "reponses": [dite.label for dite in reponses(demande, tout_voir=True)],
        "papiers": [*lue.papiers, *lue.autres],
        "en_cours": demande.etat in EN_COURS,
    }
    return render(request, "portail/en_entier.html", contexte)


@require_safe
@demandeur
def courrier(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """One of the household's own letters."""
    lettre = get_object_or_404(Courrier, pk=pk, numero_unique=demande.numero_unique)
    return telecharger(lettre)


def telecharger(lettre: Courrier) -> HttpResponse:
    """Return the PDF of a letter."""
    if not lettre.document_id:
        raise Http404
    response = HttpResponse(lire(lettre.document), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{lettre.document.nom}"'
    return response
