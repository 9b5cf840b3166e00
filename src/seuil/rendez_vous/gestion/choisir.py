"""Give a date: propose one to who waits, move one, take one for a household that calls or stands at the desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.acteurs.models import Guichet
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.regles.verdicts import Verdict
from seuil.rendez_vous import acces, services
from seuil.rendez_vous.etats import Etat
from seuil.rendez_vous.faits import regle_locale
from seuil.rendez_vous.forms.creneau import CreneauForm
from seuil.rendez_vous.gestion.un import rendez_vous_lu
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.parcours import Choix
from seuil.socle.droits import exiger

LECTURE_ET_ENVOI = ["GET", "HEAD", "POST"]


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@agent_requis
def fixer_le_rendez_vous(request: Requete, pk: int) -> HttpResponse:
    """The free slots of the desk: proposed to who waits, or another date for one that has one."""
    un = rendez_vous_lu(request, pk)
    propose = un.etat == Etat.DEMANDE
    choix = _choix(request, un.guichet, Sorte(un.sorte), sauf=pk)
    form = _form(request, choix)
    if form.is_valid():
        with refus_dits(form, services.RendezVousRefuse):
            verbe = services.proposer if propose else services.deplacer
            voulu = choix.par_cle[form.cleaned_data["creneau"]]
            verbe(un, voulu, par=request.agent, le=request.aujourdhui, a=timezone.now())
            messages.success(request, "La date est proposée." if propose else "Le rendez-vous est déplacé.")
            return redirect("gestion:un_rendez_vous", pk)
    dits = {
        "titre": "Proposer une date" if propose else "Déplacer le rendez-vous",
        "bouton": "Proposer cette date" if propose else "Déplacer à cette date",
        "demande": un.demande,
        "mots": un.mots,
    }
    return _montrer(request, dits, choix, form)


@require_http_methods(LECTURE_ET_ENVOI)
@never_cache
@agent_requis
def prendre_pour_un_foyer(request: Requete, numero: str, sorte: str) -> HttpResponse:
    """Take a slot of the agent's own desk, with the household."""
    exiger(acces.peut_tenir_un_agenda(request.agent))
    guichet = request.agent.guichet
    assert guichet is not None
    if sorte not in Sorte.values or not regle_locale(guichet.territoire, Sorte(sorte), request.aujourdhui):
        raise Http404

    def droit(agent: Any, demande: Demande) -> Verdict:
        return acces.peut_demander(agent, demande, guichet)

    demande = demande_lue(request, numero, Motif.SUIVI, droit=droit)
    choix = _choix(request, guichet, Sorte(sorte))
    form = _form(request, choix)
    if form.is_valid():
        with refus_dits(form, services.RendezVousRefuse):
            voulu = choix.par_cle[form.cleaned_data["creneau"]]
            pris = services.prendre(
                demande, Sorte(sorte), voulu, par=request.agent, le=request.aujourdhui, a=timezone.now()
            )
            messages.success(request, "Le rendez-vous est pris. Le foyer est prévenu.")
            return redirect("gestion:un_rendez_vous", pris.pk)
    dits = {"titre": Sorte(sorte).label, "bouton": "Prendre ce rendez-vous", "demande": demande}
    return _montrer(request, dits, choix, form)


def _choix(request: Requete, guichet: Guichet, sorte: Sorte, *, sauf: int | None = None) -> Choix:
    jour, du = (request.GET.get(nom, "") for nom in ("jour", "du"))
    return Choix([guichet], sorte, timezone.now(), jour=jour, du=du, sauf=sauf)


def _form(request: Requete, choix: Choix) -> CreneauForm:
    return CreneauForm(request.POST if request.method == "POST" else None, choix=choix.heures, jour=choix.dit)


def _montrer(request: Requete, dits: dict[str, Any], choix: Choix, form: CreneauForm) -> HttpResponse:
    contexte = dits | {"choix": choix, "form": form}
    return render(request, "rendez_vous/gestion/choisir.html", contexte, status=422 if form.errors else 200)
