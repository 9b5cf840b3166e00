"""What is done for one dwelling in session: vote, vote again, take back, put off, read again, step back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.commissions import services
from seuil.commissions.forms import DecisionForm, DeportForm, InsuffisanceForm, ReportForm
from seuil.commissions.gestion.point import montrer, visible
from seuil.commissions.models import Decision, Deport, Point, VoteAnterieur
from seuil.commissions.requetes import candidats, electeurs, premieres_ailleurs, votes_anterieurs
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature
from seuil.patrimoine.forms import ActeForm
from seuil.regles.ecriture import compte
from seuil.socle.saisie import entier


@require_POST
@agent_requis
def decider(request: Requete, pk: int, candidature: int) -> HttpResponse:
    """Put a proposal to the vote for one candidate, or vote again."""
    lu, candidat = _candidat(request, pk, candidature)
    form = _decision(lu, candidat, request.POST)
    if form.is_valid():
        with refus_dits(form, services.DecisionImpossible):
            prise = services.decider(
                lu, candidat, form.vote, par=request.agent, le=request.aujourdhui, corrige=form.lue
            )
            _dire(request, form, candidat, prise)
    return montrer(request, lu, fautif=candidat, decision=form) if form.errors else _vers_le_suivant(lu, candidat)


@require_POST
@agent_requis
def revenir(request: Requete, pk: int, candidature: int) -> HttpResponse:
    """Take back a decision or a postponement."""
    lu, candidat = _candidat(request, pk, candidature)
    form = ActeForm(request.POST)
    with refus_dits(form, services.DecisionImpossible):
        services.revenir(lu, candidat, par=request.agent, le=request.aujourdhui, lue=_lue(request))
        messages.success(request, f"{candidat.demande.titulaire} attend de nouveau un vote.")
    return _suite(request, lu, form)


@require_POST
@agent_requis
def reporter(request: Requete, pk: int, candidature: int) -> HttpResponse:
    """Postpone the examination of one candidate."""
    lu, candidat = _candidat(request, pk, candidature)
    form = ReportForm(request.POST, prefix=f"c{candidat.pk}", le=lu.seance.le)
    if form.is_valid():
        with refus_dits(form, services.DecisionImpossible):
            services.reporter(lu, candidat, **form.saisie, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"Examen reporté pour {candidat.demande.titulaire}.")
    return montrer(request, lu, fautif=candidat, report=form) if form.errors else _vers_le_suivant(lu, candidat)


@require_POST
@agent_requis
def reporter_le_logement(request: Requete, pk: int) -> HttpResponse:
    """Postpone every candidate who awaits a vote."""
    lu = visible(request, pk)
    form = ReportForm(request.POST, le=lu.seance.le)
    if form.is_valid():
        with refus_dits(form, services.DecisionImpossible):
            reportes = services.reporter_le_logement(lu, **form.saisie, par=request.agent, le=request.aujourdhui)
            combien = compte(len(reportes), "candidat reviendra", "candidats reviendront ensemble")
            messages.success(request, f"Examen reporté : {combien}." if reportes else "Personne n’attend plus de vote.")
    return montrer(request, lu, report=form) if form.errors else redirect("gestion:point", pk)


@require_POST
@agent_requis
def relire(request: Requete, pk: int, candidature: int) -> HttpResponse:
    """Accept the free words of another agent, or strike them out."""
    lu, candidat = _candidat(request, pk, candidature)
    decision = get_object_or_404(Decision.objects.filter(point=lu), candidature=candidat)
    form, acceptes = ActeForm(request.POST), "accepter" in request.POST
    with refus_dits(form, services.DecisionImpossible):
        if _lue(request) not in (None, decision):
            raise services.DecisionImpossible("mots", "Ces mots ont changé depuis : relisez-les.")
        services.relire(decision, sont_acceptes=acceptes, par=request.agent, le=request.aujourdhui)
        messages.success(request, "Mots acceptés : ils seront imprimés." if acceptes else "Mots rayés.")
    return _suite(request, lu, form)


@require_POST
@agent_requis
def deporter(request: Requete, pk: int) -> HttpResponse:
    """A member steps back for this dwelling."""
    lu = visible(request, pk)
    form = DeportForm(request.POST, membres=electeurs(lu))
    if form.is_valid():
        with refus_dits(form, services.SeanceImpossible):
            membre, motif = form.choisi, form.cleaned_data["motif"]
            services.deporter(lu, membre, motif=motif, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"{membre} se retire pour ce logement.")
    return montrer(request, lu, deport=form) if form.errors else redirect("gestion:point", pk)


@require_POST
@agent_requis
def lever_le_deport(request: Requete, pk: int, deport: int) -> HttpResponse:
    """A member noted by mistake keeps its voice."""
    lu, form = visible(request, pk), ActeForm(request.POST)
    note = get_object_or_404(Deport, point=lu, pk=deport)
    with refus_dits(form, services.SeanceImpossible):
        services.lever_le_deport(note, par=request.agent, le=request.aujourdhui)
        messages.success(request, f"{note.membre} vote pour ce logement.")
    return _suite(request, lu, form)


@require_POST
@agent_requis
def justifier(request: Requete, pk: int) -> HttpResponse:
    """Write why fewer demands than the minimum are examined."""
    lu, form = visible(request, pk), InsuffisanceForm(request.POST)
    if form.is_valid():
        with refus_dits(form, services.DecisionImpossible):
            mots = form.cleaned_data["insuffisance"]
            services.justifier_l_insuffisance(lu, mots=mots, par=request.agent, le=request.aujourdhui)
            messages.success(request, "Noté : le procès-verbal le dira. Le vote est possible.")
    return montrer(request, lu, insuffisance=form) if form.errors else redirect("gestion:point", pk)


def _candidat(request: Requete, pk: int, candidature: int) -> tuple[Point, Candidature]:
    lu = visible(request, pk)
    return lu, get_object_or_404(candidats(lu), pk=candidature)


def _lue(request: Requete) -> Decision | None:
    """Return the decision that the page showed beside its button."""
    cle = entier(request.POST.get("vue", ""))
    return None if cle is None else Decision(pk=cle)


def _decision(lu: Point, candidat: Candidature, saisi: Any) -> DecisionForm:
    return DecisionForm(
        saisi,
        prefix=f"c{candidat.pk}",
        electeurs=electeurs(lu),
        le=lu.seance.le,
        cumule=bool(premieres_ailleurs(candidat)),
        votes=votes_anterieurs(lu, candidat).count(),
    )


def _dire(request: Requete, form: DecisionForm, candidat: Candidature, prise: Decision | None) -> None:
    """Say what was recorded; a proposal that was not adopted asks for another one."""
    if prise is None:
        rejet = VoteAnterieur.objects.filter(candidature=candidat).latest("pk")
        form.compter(form.connus + 1)
        form.add_error("suffrages", f"{rejet.scrutin} Le procès-verbal le dira. Proposez une autre décision.")
        return
    messages.success(request, f"Vote enregistré pour {candidat.demande.titulaire} : {prise.proposition}.")


def _vers_le_suivant(lu: Point, candidat: Candidature) -> HttpResponse:
    """Go back to the dwelling, at the next candidate who awaits a vote: the keyboard goes on from there."""
    attendent = candidats(lu).filter(etat=Etat.INSCRITE).exclude(pk=candidat.pk)
    suivant = attendent.filter(rang__gte=candidat.rang).first() or attendent.first()
    page = reverse("gestion:point", args=[lu.pk])
    return HttpResponseRedirect(f"{page}#candidat-{suivant.pk}" if suivant else page)


def _suite(request: Requete, lu: Point, form: ActeForm) -> HttpResponse:
    for erreur in form.non_field_errors():
        messages.error(request, str(erreur))
    return redirect("gestion:point", lu.pk)
