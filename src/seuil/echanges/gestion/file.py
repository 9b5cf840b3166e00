"""The queue of messages: the first day promised first, who answers each, no word of any."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.echanges import acces
from seuil.echanges.requetes import a_repondre, en_lignes
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger

PAR_PAGE = 30


@require_safe
@agent_requis
def messages_a_repondre(request: Requete) -> HttpResponse:
    """What waits for the agent's service."""
    exiger(acces.peut_tenir_la_file(request.agent))
    attendus = a_repondre(request.agent).prefetch_related("demande__personnes")
    page = Paginator(attendus, PAR_PAGE).get_page(request.GET.get("page"))
    noter_lecture(request, Motif.LISTE, [echange.demande.numero_unique for echange in page])
    contexte = {
        "page": page,
        "legende": compte(page.paginator.count, "message à répondre", "messages à répondre"),
        "lignes": en_lignes(list(page), le=request.aujourdhui, a=timezone.now()),
    }
    return render(request, "echanges/gestion/file.html", contexte)
