"""The openings of a desk and the days it is closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.acteurs.models import Agent, Guichet, Metier
from seuil.regles.ecriture import heure
from seuil.regles.feries import SEMAINE
from seuil.rendez_vous import acces, services
from seuil.rendez_vous.faits import regle_locale
from seuil.rendez_vous.forms.guichet import FermetureForm, PermanenceForm
from seuil.rendez_vous.models import Fermeture, Permanence
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.socle.droits import exiger


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def permanences(request: Requete) -> HttpResponse:
    """The openings of the agent's desk; POST opens another one."""
    guichet = _guichet(request)
    form = _form(request, guichet)
    if form.is_valid():
        with refus_dits(form, services.RendezVousRefuse):
            recoit, sorte = form.agents[form.cleaned_data["agent"]], Sorte(form.cleaned_data["sorte"])
            le = request.aujourdhui
            services.ouvrir_une_permanence(guichet, recoit, sorte, form.recurrence, par=request.agent, le=le)
            messages.success(request, "La permanence est ouverte : ses créneaux se prennent.")
            return redirect("gestion:permanences")
    return _montrer(request, guichet, form, FermetureForm(le=request.aujourdhui, prefix="fermer"))


@require_POST
@agent_requis
def arreter_permanence(request: Requete, pk: int) -> HttpResponse:
    """End an opening today: what was taken stays."""
    permanence: Permanence = get_object_or_404(acces.permanences_visibles(request.agent), pk=pk)
    le = request.aujourdhui
    services.arreter_la_permanence(permanence, apres_le=le, par=request.agent, le=le)
    messages.success(request, "La permanence s’arrête ce soir. Les rendez-vous déjà pris restent.")
    return redirect("gestion:permanences")


@require_POST
@agent_requis
def fermer_jour(request: Requete) -> HttpResponse:
    """Close a day."""
    guichet = _guichet(request)
    fermer = FermetureForm(request.POST, le=request.aujourdhui, prefix="fermer")
    if not fermer.is_valid():
        return _montrer(request, guichet, _form(request, guichet, vide=True), fermer)
    jour, motif = fermer.cleaned_data["jour"], fermer.cleaned_data["motif"]
    services.fermer_un_jour(guichet, jour, motif=motif, par=request.agent, le=request.aujourdhui)
    messages.success(request, "Le guichet est fermé ce jour-là. Les rendez-vous à déplacer sont dans « À faire ».")
    return redirect("gestion:permanences")


@require_POST
@agent_requis
def rouvrir_jour(request: Requete, pk: int) -> HttpResponse:
    """Open a closed day again."""
    fermeture = get_object_or_404(Fermeture, pk=pk, guichet=_guichet(request))
    services.rouvrir_un_jour(fermeture, par=request.agent, le=request.aujourdhui)
    messages.success(request, "Le guichet reçoit de nouveau ce jour-là.")
    return redirect("gestion:permanences")


def _guichet(request: Requete) -> Guichet:
    """Return the agent's desk. Raises DroitRefuse."""
    exiger(acces.peut_tenir_un_agenda(request.agent))
    assert request.agent.guichet is not None
    return request.agent.guichet


def _form(request: Requete, guichet: Guichet, *, vide: bool = False) -> PermanenceForm:
    le = request.aujourdhui
    regles = {sorte: regle_locale(guichet.territoire, sorte, le) for sorte in Sorte}
    sortes = [sorte for sorte, regle in regles.items() if regle]
    premiere = regles[sortes[0]] if sortes else None
    initial: dict[str, Any] = {"sorte": sortes[0], "minutes": premiere.minutes, "du": le} if premiere else {}
    collegues = Agent.objects.filter(guichet=guichet, is_active=True, metiers__contains=[Metier.GUICHET])
    saisie = request.POST if request.method == "POST" and not vide else None
    return PermanenceForm(saisie, initial=initial, agents=collegues.order_by("last_name"), sortes=sortes, le=le)


def _montrer(request: Requete, guichet: Guichet, form: PermanenceForm, fermer: FermetureForm) -> HttpResponse:
    le = request.aujourdhui
    ouvertes = [une for une in acces.permanences_visibles(request.agent) if une.au is None or une.au >= le]
    contexte = {
        "guichet": guichet,
        "form": form,
        "fermer": fermer,
        "offre": bool(form.fields["sorte"].choices),  # type: ignore[attr-defined]
        "lignes": [_ligne(une) for une in ouvertes],
        "fermetures": Fermeture.objects.filter(guichet=guichet, jour__gte=le),
    }
    statut = 422 if form.errors or fermer.errors else 200
    return render(request, "rendez_vous/gestion/permanences.html", contexte, status=statut)


def _ligne(une: Permanence) -> dict[str, Any]:
    return {
        "une": une,
        "jour": SEMAINE[une.jour].capitalize(),
        "heures": f"{heure(une.de)} à {heure(une.a)}",
        "qui": une.agent.designation,
    }
