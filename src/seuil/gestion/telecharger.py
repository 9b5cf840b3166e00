"""Give a letter back to an agent who may read it; each opening is remembered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.commissions import acces as commissions
from seuil.commissions.requetes import numeros_examines
from seuil.courriers.models import Courrier
from seuil.demandes.courriers import a_lire
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.documents.gestion import rendre
from seuil.journal.models import Motif


@require_safe
@agent_requis
def courrier(request: Requete, pk: int) -> HttpResponse:
    """A letter of a demand one may see, or the minutes of a session of one's landlord."""
    lettre = get_object_or_404(Courrier.objects.select_related("document"), pk=pk)
    if lettre.numero_unique:
        demande_lue(request, lettre.numero_unique, Motif.COURRIER)
        return rendre(lettre.document, octets=a_lire(lettre))
    seance = get_object_or_404(commissions.visibles_par(request.agent), proces_verbal=lettre)
    noter_lecture(request, Motif.PROCES_VERBAL, numeros_examines(seance))
    return rendre(lettre.document)
