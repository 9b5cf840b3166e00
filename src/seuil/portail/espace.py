"""The household's own page: where it stands, its score, its letters, who opened its file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from seuil.baux import requetes as baux
from seuil.baux.etats import Etat as EtatOffre
from seuil.baux.models import Offre
from seuil.cotation.requetes import notes_courantes
from seuil.courriers.models import Courrier
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.parcours import aujourdhui
from seuil.demandes.portail import demandeur
from seuil.demandes.publics import visibles_par_le_foyer
from seuil.designations.models import Candidature
from seuil.documents.services import lire
from seuil.journal.portail import dernieres
from seuil.journal.requetes import consultations

PROVEN, PENDING = "Prouvé", "Provisoire"


@require_GET
@demandeur
def ma_demande(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Where the demand stands, in the order of need: what to do, where I am, then proof."""
    notes = notes_courantes(demande)
    contexte = {
        "demande": demande, "notes": [_note(note) for note in notes], "offre": baux.en_cours(demande),
        "etapes": _etapes(demande),
        "courriers": Courrier.objects.filter(numero_unique=demande.numero_unique).order_by("-pk"),
        "consultations": dernieres(consultations(demande.numero_unique)), "numero": demande.numero_unique,
        "souhaits": ", ".join(str(souhait) for souhait in demande.souhaits.select_related("commune")),
        "priorites": visibles_par_le_foyer(demande, le=aujourdhui(request)),
        "personnes": demande.personnes.count(), "active": demande.etat == Etat.ACTIVE,
    }  # fmt: skip
    return render(request, "portail/ma_demande.html", contexte)


@require_GET
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


def _note(note: Any) -> dict[str, Any]:
    rangees = [
        {"cellules": [ligne["libelle"], ligne["motif"], PENDING if ligne["provisoire"] else PROVEN, ligne["points"]],
         "provisoire": ligne["provisoire"], **ligne}
        for ligne in note.lignes
    ]  # fmt: skip
    return {"note": note, "lignes": rangees, "provisoires": note.total - note.total_prouve}


def _etapes(demande: Demande) -> list[dict[str, str]]:
    """Return the seven steps: dates for the past, none for what no rule dates."""
    candidatures = list(Candidature.objects.filter(demande=demande).exclude(etat="retiree").order_by("pk"))
    offre = Offre.objects.filter(demande=demande).exclude(etat=EtatOffre.RETIREE).order_by("-pk").first()
    examinee = any(candidature.etat == "decidee" for candidature in candidatures)
    faites = [
        ("Demande déposée", f"{demande.recue_le:%d/%m/%Y}", True),
        ("Numéro unique reçu", f"{demande.enregistree_le:%d/%m/%Y}", True),
        ("Documents vérifiés", "", bool(candidatures)),
        ("Un logement vous correspond", "", bool(candidatures)),
        ("La commission examine", "", examinee),
        ("Vous répondez à l’offre", "", bool(offre and offre.etat in (EtatOffre.ACCEPTEE, EtatOffre.BAIL_SIGNE))),
        ("Vous signez le bail", "", demande.motif_radiation == "RADATT"),
    ]
    courante = next((rang for rang, etape in enumerate(faites) if not etape[2]), len(faites))
    return [
        {"titre": titre, "detail": detail, "etat": _etat(rang, courante)}
        for rang, (titre, detail, _) in enumerate(faites)
    ]


def _etat(rang: int, courante: int) -> str:
    if rang == courante:
        return "courant"
    return "fait" if rang < courante else "avenir"
