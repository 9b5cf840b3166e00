"""The household gives up its demand, in writing: what is lost is said first, and it is asked twice."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.baux.requetes import toutes_en_cours
from seuil.demandes.etats import EN_COURS, MotifRadiation
from seuil.demandes.forms.renonciation import RenonciationForm
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.services import radier
from seuil.regles.calendrier import mois_revolus
from seuil.socle.middleware import aujourdhui

CONFIRME = "confirme"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def renoncer(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Ask for the written words, then show them again with what is lost, then remove the demand (art. R441-2-8 c)."""
    if demande.etat not in EN_COURS:
        return redirect("ma_demande")
    le, form = aujourdhui(request), RenonciationForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and CONFIRME in request.POST:
        ecrite, par = form.cleaned_data["precision"], Demandeur(demande.numero_unique)
        radier(demande, motif=MotifRadiation.ABANDON, precision=ecrite, par=par, le=le)
        messages.success(request, gettext("Votre demande a quitté le fichier. Personne ne vous proposera de logement."))
        return redirect("ma_demande")
    contexte = {
        "demande": demande,
        "form": form,
        "ecrite": form.cleaned_data["precision"] if form.is_valid() else "",
        "attente": mois_revolus(demande.recue_le, le),
        "offres": toutes_en_cours(demande).exists(),
    }
    return render(request, "portail/renoncer.html", contexte, status=422 if form.errors else 200)
