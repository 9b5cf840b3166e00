"""One answer that an agent corrected: the household reads it, and answers once (art. R441-2-17)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.instruction import services
from seuil.instruction.forms.reponse import ReponseForm
from seuil.instruction.requetes.rectifications import corrigees
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def rectification(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """Both values, the paper and the reason, then the words of the household; another household's is not found."""
    lue = next((une for une in corrigees(demande) if une.rectification.pk == pk), None)
    if lue is None:
        raise Http404
    form = ReponseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        par, mots = Demandeur(demande.numero_unique), form.cleaned_data["reponse"]
        try:
            services.repondre(lue.rectification, reponse=mots, par=par, le=aujourdhui(request))
            messages.success(request, gettext("Votre réponse est gardée. Un agent la lira."))
        except services.ReponseDejaDonnee as deja:
            messages.warning(request, str(deja))
        return redirect("rectification", pk)
    contexte = {
        "lue": lue,
        "form": form,
        "peut_repondre": demande.etat in EN_COURS and lue.rectification.repondue_le is None,
        "fil": [
            {"libelle": gettext("Ma demande"), "url": reverse("ma_demande")},
            {"libelle": gettext("Une réponse corrigée")},
        ],
    }
    return render(request, "instruction/portail/rectification.html", contexte, status=422 if form.errors else 200)
