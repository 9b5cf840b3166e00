"""A service writes first to a household: its subject, its words, read again before they leave."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.echanges import acces, services
from seuil.echanges.forms import EcrireAuFoyerForm, FichiersForm
from seuil.echanges.gestion.echange import relire
from seuil.echanges.nomenclatures import Sujet
from seuil.echanges.parcours import jeton, propos_de
from seuil.journal.models import Motif


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def ecrire_au_foyer(request: Requete, numero: str) -> HttpResponse:
    """Write, read again, send."""
    demande = demande_lue(request, numero, Motif.SUIVI, droit=acces.peut_ecrire_au_foyer)
    form = EcrireAuFoyerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and "revenir" not in request.POST:
        if request.POST.get("geste") == "envoyer":
            return _envoyer(request, demande, form)
        return relire(request, form.cleaned_data["texte"], FichiersForm(), demande=demande)
    return _montrer(request, demande, form)


def _envoyer(request: Requete, demande: Demande, form: EcrireAuFoyerForm) -> HttpResponse:
    texte, fichiers = form.cleaned_data["texte"], FichiersForm(request.POST, request.FILES)
    propos = propos_de(request, fichiers, texte) if fichiers.is_valid() else None
    if propos is None:
        return relire(request, texte, fichiers, demande=demande)
    sujet = Sujet(form.cleaned_data["sujet"])
    with refus_dits(form, services.EchangeRefuse):
        neuf = services.ecrire_au_foyer(demande, sujet, propos, par=request.agent, le=request.aujourdhui)
        messages.success(request, "Votre message est dans l’espace du foyer. Il est prévenu.")
        return redirect("gestion:echange", neuf.pk)
    return _montrer(request, demande, form)


def _montrer(request: Requete, demande: Demande, form: EcrireAuFoyerForm) -> HttpResponse:
    contexte = {"demande": demande, "form": form, "jeton": jeton(request)}
    return render(request, "echanges/gestion/ecrire.html", contexte, status=422 if form.errors else 200)
