"""All the letters of a session in one file, for a copy: they leave by the bundles of the day (seuil.envois)."""

from io import BytesIO

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.commissions.gestion.seance import visible
from seuil.commissions.requetes import lettres, numeros_examines
from seuil.courriers.impression import reunir
from seuil.courriers.models import Courrier
from seuil.demandes.courriers import a_poster
from seuil.journal.models import Motif


@require_safe
@agent_requis
def imprimer(request: Requete, pk: int) -> HttpResponse:
    """Return the letters that are written and may leave, each on sheets of its own, at the address of now.

    Each household reads that they were opened.
    """
    lue = visible(request, pk)
    cles = [lettre["courrier"] for lettre in lettres(lue)]
    ecrites = Courrier.objects.select_related("document").in_bulk(cles)
    pretes = [prete for cle in cles if (prete := a_poster(ecrites[cle])) is not None]
    if not pretes:
        raise Http404("Aucune lettre à imprimer pour cette séance.")
    sortie = BytesIO()
    reunir(pretes, sortie)
    noter_lecture(request, Motif.COURRIER, numeros_examines(lue))
    nom = f"copie-des-lettres-{lue.le.isoformat()}-{lue.pk}.pdf"
    reponse = HttpResponse(sortie.getvalue(), content_type="application/pdf")
    reponse["Content-Disposition"] = content_disposition_header(True, nom) or "attachment"
    return reponse
