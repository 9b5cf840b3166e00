"""The households about to lose their seniority: how each was told, what was tried, one click from renewing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte
from seuil.renouvellements import acces, services
from seuil.renouvellements.forms import TentativeForm
from seuil.renouvellements.gestion.renouveler import montrer
from seuil.renouvellements.requetes.proches import avec_ses_personnes, en_lignes, proches
from seuil.socle.droits import exiger

PAR_PAGE = 30


@require_safe
@agent_requis
def renouvellements(request: Requete) -> HttpResponse:
    """The list, the nearest end first."""
    exiger(acces.peut_suivre_les_echeances(request.agent))
    trouvees = avec_ses_personnes(proches(request.agent, request.aujourdhui))
    page = Paginator(trouvees, PAR_PAGE).get_page(request.GET.get("page"))
    noter_lecture(request, Motif.LISTE, [demande.numero_unique for demande in page])
    contexte = {
        "page": page,
        "legende": compte(page.paginator.count, "demande près de la radiation", "demandes près de la radiation"),
        "lignes": en_lignes(page, request.aujourdhui),
    }
    return render(request, "renouvellements/gestion/proches.html", contexte)


@require_POST
@agent_requis
def noter_l_essai(request: Requete, numero: str) -> HttpResponse:
    """Keep what was tried to reach a household."""
    demande = demande_lue(request, numero, Motif.DOSSIER, droit=acces.peut_renouveler)
    form = TentativeForm(request.POST)
    if not form.is_valid():
        return montrer(request, demande, essai=form)
    services.tenter(demande, **form.cleaned_data, par=request.agent, le=request.aujourdhui)
    messages.success(request, "C’est noté. Vos collègues le voient dans la liste.")
    return redirect("gestion:renouvellements")
