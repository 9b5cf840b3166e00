"""One appointment of the household: when, where, what to do with it; its file for a diary."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.rendez_vous import services
from seuil.rendez_vous.etats import EN_COURS, TIENNENT, Etat
from seuil.rendez_vous.forms.creneau import AnnulerForm, DeclinerForm
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.portail.choisir import LECTURE_ET_ENVOI, REFUS
from seuil.rendez_vous.portail.liste import fil_des_rendez_vous, presenter
from seuil.rendez_vous.rendu import agenda
from seuil.socle.middleware import aujourdhui

FAITS = {
    "confirmer": _("Votre rendez-vous est confirmé."),
    "decliner": _("C’est demandé. Le guichet vous propose une autre date."),
    "annuler": _("Votre rendez-vous est annulé."),
}


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@demandeur
def mon_rendez_vous(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """Its page; POST does one thing, named by its button. Another household's is not found."""
    rendez_vous = get_object_or_404(demande.rendez_vous.select_related("guichet__territoire", "demande"), pk=pk)
    geste = request.POST.get("geste", "") if request.method == "POST" else ""
    annuler = AnnulerForm(request.POST if geste == "annuler" else None, prefix="annuler")
    decliner = DeclinerForm(request.POST if geste == "decliner" else None, prefix="decliner")
    if geste == "confirmer" or annuler.is_valid() or decliner.is_valid():
        _agir(request, rendez_vous, geste, annuler, decliner)
        return redirect("mon_rendez_vous", pk)
    contexte = {
        "lu": presenter(rendez_vous),
        "annuler": annuler if rendez_vous.etat in EN_COURS else None,
        "decliner": decliner if rendez_vous.etat == Etat.PROPOSE else None,
        "se_deplace": rendez_vous.etat in TIENNENT,
        "s_agende": rendez_vous.debut is not None and rendez_vous.etat in (Etat.PRIS, Etat.ANNULE),
        "fil": fil_des_rendez_vous(rendez_vous.get_sorte_display()),
    }
    statut = 422 if annuler.errors or decliner.errors else 200
    return render(request, "rendez_vous/portail/un.html", contexte, status=statut)


@require_safe
@never_cache
@demandeur
def agenda_du_rendez_vous(request: HttpRequest, demande: Demande, pk: int) -> HttpResponse:
    """The file that a diary opens; none without a date."""
    rendez_vous = get_object_or_404(demande.rendez_vous.select_related("guichet__territoire"), pk=pk)
    if rendez_vous.debut is None or rendez_vous.etat not in (Etat.PRIS, Etat.ANNULE):
        raise Http404
    response = HttpResponse(agenda(rendez_vous), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


def _agir(
    request: HttpRequest, rendez_vous: RendezVous, geste: str, annuler: AnnulerForm, decliner: DeclinerForm
) -> None:
    par, le, a = Demandeur(rendez_vous.demande.numero_unique), aujourdhui(request), timezone.now()
    try:
        if geste == "confirmer":
            services.confirmer(rendez_vous, par=par, le=le, a=a)
        elif geste == "decliner":
            services.decliner(rendez_vous, mots=decliner.cleaned_data["mots"], par=par, le=le, a=a)
        else:
            services.annuler(rendez_vous, motif=annuler.cleaned_data["motif"], par=par, le=le, a=a)
        messages.success(request, str(FAITS[geste]))
    except REFUS as refus:
        messages.warning(request, getattr(refus, "motif", None) or str(refus))
