"""One paper: its pages as images, what was declared beside, what it would prove; each opening is remembered."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.documents.models import Document
from seuil.documents.rendu import RenduImpossible, filigrane, page
from seuil.instruction import acces
from seuil.instruction.etats import Etat, EtatFeuille
from seuil.instruction.forms.decision import AccordForm, RefusForm
from seuil.instruction.forms.ouverture import TelechargementForm
from seuil.instruction.gestion.file import piece_visible
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.requetes.enjeux import enjeux, points_en_jeu
from seuil.instruction.requetes.file import ensuite, nom_en_liste, repondre_avant
from seuil.instruction.requetes.paroles import dire_l_accord
from seuil.instruction.services.prendre import tenue_par
from seuil.journal.models import Motif
from seuil.regles.pieces import piece_de_code
from seuil.socle.droits import exiger


@require_safe
@agent_requis
def piece(request: Requete, pk: int) -> HttpResponse:
    """The paper and the two answers."""
    return montrer(request, piece_visible(request, pk))


@require_safe
@agent_requis
def page_de_piece(request: Requete, pk: int, feuille: int, rang: int) -> HttpResponse:
    """One page as an image, to who holds the paper, or may read what was decided."""
    lue, rotation, document = _fichier(request, pk, feuille)
    if not _est_ouverte(request, lue):
        raise Http404
    return _donner(request, lue, "image/jpeg", lambda: page(document, rang, rotation=rotation))


@require_POST
@agent_requis
def telecharger_piece(request: Requete, pk: int, feuille: int) -> HttpResponse:
    """A file marked with its reader, the purpose and the day, for who cannot work on the screen."""
    lue, _, document = _fichier(request, pk, feuille)
    form = TelechargementForm(request.POST, feuille=feuille)
    if not form.is_valid() or not _est_ouverte(request, lue):
        return montrer(request, lue, telechargement=form)
    marques = {"lecteur": request.agent.designation, "motif": form.cleaned_data["motif"]}
    reponse = _donner(request, lue, "application/pdf", lambda: filigrane(document, **marques, le=request.aujourdhui))
    reponse["Content-Disposition"] = f'attachment; filename="document-{lue.pk}-{feuille}.pdf"'
    return reponse


def _fichier(request: Requete, pk: int, feuille: int) -> tuple[Piece, int, Document]:
    """Return the paper, and a file of it with how it is turned. Raises Http404, DroitRefuse."""
    lue = piece_visible(request, pk)
    exiger(acces.peut_instruire(request.agent, lue))
    une = get_object_or_404(Feuille.objects.select_related("document"), pk=feuille, piece=lue, document__isnull=False)
    assert une.document is not None
    return lue, une.rotation, une.document


def _donner(request: Requete, lue: Piece, type_mime: str, tirer: Callable[[], bytes]) -> HttpResponse:
    """Give what is drawn, never kept by the browser; the opening is remembered once there is something to read."""
    try:
        octets = tirer()
    except RenduImpossible as refus:
        return HttpResponse(str(refus), status=409, content_type="text/plain; charset=utf-8")
    noter_lecture(request, Motif.PIECE, [lue.demande.numero_unique])
    return HttpResponse(octets, content_type=type_mime, headers={"Cache-Control": "no-store"})


def montrer(
    request: Requete, lue: Piece, accord: AccordForm | None = None, refus: RefusForm | None = None, **autres: Any
) -> HttpResponse:
    """Show a paper with its answers; 422 when one of them was wrong."""
    exiger(acces.peut_instruire(request.agent, lue))
    le = request.aujourdhui
    noter_lecture(request, Motif.PIECE, [lue.demande.numero_unique])
    siens = enjeux(lue, le)
    accord = accord or AccordForm(piece=lue, enjeux=siens, le=le)
    refus = refus or RefusForm(piece=lue, le=le)
    contexte = {
        **_papier(request, lue, autres.get("telechargement")),
        "enjeux": siens,
        "points": points_en_jeu(lue.demande, lue.code, le),
        "accord": accord,
        "refus": refus,
        "message_accord": dire_l_accord(lue, le),
        "faute": next((form for form in (accord, autres.get("telechargement")) if form and form.errors), refus),
        **autres,
    }
    statut = 422 if contexte["faute"].errors else 200
    return render(request, "instruction/gestion/piece.html", contexte, status=statut)


def _papier(request: Requete, lue: Piece, telechargement: TelechargementForm | None) -> dict[str, Any]:
    """Return the paper itself: its name and its pages only while this agent may see them."""
    le, ouverte = request.aujourdhui, _est_ouverte(request, lue)
    verdict = tenue_par(lue, request.agent, timezone.now())
    return {
        "piece": lue,
        "demande": lue.demande,
        "qui": lue.personne or lue.demande.titulaire,
        "ouverte": ouverte,
        "nom": piece_de_code(lue.code, le).en_clair if ouverte else nom_en_liste(lue, le),
        "loi": piece_de_code(lue.code, le) if ouverte else None,
        "feuilles": _feuilles(lue, telechargement) if ouverte else [],
        "ensuite": ensuite(lue, request.agent, le) if ouverte else None,
        "reserve": "" if verdict.est_oui else verdict.motif,
        "avant": repondre_avant(lue, le) if lue.etat == Etat.EN_VERIFICATION else None,
    }


def _est_ouverte(request: Requete, lue: Piece) -> bool:
    """Say whether its pages may be seen: held by this agent; decided, unless it is sensitive."""
    if lue.etat == Etat.EN_VERIFICATION:
        return lue.prise_par == request.agent and tenue_par(lue, request.agent, timezone.now()).est_oui
    return not acces.est_sensible(lue)


def _feuilles(lue: Piece, saisi: TelechargementForm | None) -> list[dict[str, Any]]:
    """Return each file with its own form of download; what was typed stays with the one it is about."""
    presentes = lue.feuilles.exclude(etat=EtatFeuille.REMPLACEE).select_related("document")
    return [
        {
            "feuille": feuille,
            "rang": rang,
            "lisible": feuille.document is not None and feuille.document.est_lisible,
            "telechargement": _telechargement(feuille, saisi),
            "numeros": range(1, (feuille.document.nb_pages if feuille.document else 0) + 1),
        }
        for rang, feuille in enumerate(presentes, start=1)
    ]


def _telechargement(feuille: Feuille, saisi: TelechargementForm | None) -> TelechargementForm:
    return saisi if saisi is not None and saisi.feuille == feuille.pk else TelechargementForm(feuille=feuille.pk)
