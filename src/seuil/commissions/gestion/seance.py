"""A session: its agenda, who came, its minutes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.commissions import acces, faits, services
from seuil.commissions.etats import Etat
from seuil.commissions.forms import PresenceForm
from seuil.commissions.models import Decision, Membre, Point, Seance
from seuil.commissions.requetes import candidats, numeros_examines, points, vacances_a_inscrire
from seuil.designations.etats import Etat as EtatCandidature
from seuil.journal.models import Motif
from seuil.patrimoine.forms import ActeForm
from seuil.regles.commission import quorum


@require_safe
@agent_requis
def seance(request: Requete, pk: int) -> HttpResponse:
    """The agenda, and what the state of the session allows."""
    return montrer(request, _visible(request, pk))


@require_POST
@agent_requis
def ouvrir(request: Requete, pk: int) -> HttpResponse:
    """Record who came and open the session."""
    lue = _visible(request, pk)
    form = PresenceForm(request.POST, membres=_membres(lue))
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            services.ouvrir(
                lue, presents=form.presents, pouvoirs=form.pouvoirs, par=request.agent, le=request.aujourdhui
            )
            messages.success(request, "La séance est ouverte.")
    return montrer(request, _visible(request, pk), presence=form) if form.errors else redirect("gestion:seance", pk)


@require_POST
@agent_requis
def clore(request: Requete, pk: int) -> HttpResponse:
    """Close the session: the minutes and the letters are written."""
    lue, form = _visible(request, pk), ActeForm(request.POST)
    with refus_dits(form, services.SeanceImpossible):
        services.clore(lue, par=request.agent, le=request.aujourdhui)
        messages.success(request, "La séance est close. Le procès-verbal et les lettres sont prêts.")
    return montrer(request, _visible(request, pk), acte=form) if form.errors else redirect("gestion:seance", pk)


def montrer(
    request: Requete, lue: Seance, *, presence: PresenceForm | None = None, acte: ActeForm | None = None
) -> HttpResponse:
    """Render a session, with the refusal that a form carries."""
    form = presence or PresenceForm(membres=_membres(lue))
    acte = acte or ActeForm()
    lettres = _lettres(lue)
    tenue = acces.peut_tenir(request.agent, lue.commission).est_oui
    if lettres or acte.errors:
        noter_lecture(request, Motif.COMMISSION, numeros_examines(lue))
    contexte = {
        "seance": lue,
        "etat": lue.etat,
        "form": form,
        "acte": acte,
        "peut_tenir": tenue,
        "points": [_point(point, rang) for rang, point in enumerate(points(lue), start=1)],
        "attendent": list(vacances_a_inscrire(lue.commission.bailleur)) if tenue and lue.etat == Etat.CONVOQUEE else [],
        "presences": list(lue.presences.select_related("membre", "pouvoir_a").order_by("membre_id")),
        "quorum": quorum(faits.feuille(lue), faits.reglement(lue.commission, lue.le)),
        "lettres": lettres,
        "quorum_attendu": lue.commission.quorum,
    }
    refuse = bool(form.errors or acte.errors)
    return render(request, "commissions/gestion/seance.html", contexte, status=422 if refuse else 200)


def _visible(request: Requete, pk: int) -> Seance:
    return get_object_or_404(acces.visibles_par(request.agent).select_related("proces_verbal"), pk=pk)


def _membres(lue: Seance) -> list[Membre]:
    return list(lue.commission.membres.order_by("pk"))


def _point(point: Point, rang: int) -> dict[str, Any]:
    presentes = list(candidats(point))
    attendent = sum(candidature.etat == EtatCandidature.INSCRITE for candidature in presentes)
    decides = point.decisions.count()
    if attendent:
        mot, porte = f"{attendent} à décider", "attendu"
    else:
        mot, porte = f"{decides} décision{'s' * (decides > 1)}", "acquis" if decides else "neutre"
    return {"point": point, "rang": rang, "candidats": len(presentes), "mot": mot, "porte": porte}


def _lettres(lue: Seance) -> list[Decision]:
    if lue.etat != Etat.CLOSE:
        return []
    decidees = Decision.objects.filter(point__seance=lue, courrier__isnull=False).select_related(
        "candidature__demande", "courrier"
    )
    return list(decidees.order_by("point__ordre", "candidature__rang"))
