"""One message of the household's space: closed until it is opened on purpose, since opening it may prove delivery."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.requetes import accord
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.envois import services
from seuil.envois.annonces import sans_le_lien
from seuil.envois.models import Envoi
from seuil.envois.requetes import messages_de
from seuil.socle.middleware import aujourdhui


@require_safe
@demandeur
def message(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """The words of a message and its letter, once opened; before, its title and the button that opens it."""
    lu = _sien(demande, pk)
    contexte = {
        "message": lu,
        "paragraphes": sans_le_lien(lu.corps),
        "vaut_reception": lu.exige_preuve and accord(demande, lu.le),
    }
    return render(request, "envois/portail/message.html", contexte)


@require_POST
@demandeur
def lire(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """Open a message: the first time is kept."""
    par, le = Demandeur(demande.numero_unique), aujourdhui(request)
    services.lire(_sien(demande, pk), par=par, le=le, maintenant=timezone.now())
    return redirect("message", pk)


def _sien(demande: Demande, pk: int) -> Envoi:
    return get_object_or_404(messages_de(demande), pk=pk)
