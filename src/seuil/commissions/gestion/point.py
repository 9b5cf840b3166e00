"""One dwelling before the commission: the candidates side by side, each vote, each decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.commissions import acces, faits, services
from seuil.commissions.etats import Etat
from seuil.commissions.forms import DecisionForm, ReportForm
from seuil.commissions.gestion.face_a_face import colonne, comparer, decision_prise
from seuil.commissions.models import Point
from seuil.commissions.requetes import candidats, electeurs, points
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.models import Candidature
from seuil.journal.models import Motif
from seuil.regles.commission import a_voix_deliberative, quorum
from seuil.socle.design.tableau import Colonne


@require_safe
@agent_requis
def point(request: Requete, pk: int) -> HttpResponse:
    """The candidates of a dwelling, and what is decided so far."""
    return _montrer(request, _visible(request, pk), None, None)


@require_POST
@agent_requis
def decider(request: Requete, pk: int, candidature: int) -> HttpResponse:
    """Put a proposal to the vote for one candidate."""
    lu = _visible(request, pk)
    candidat = get_object_or_404(candidats(lu), pk=candidature)
    form = _decision(lu, candidat, request.POST)
    if form.is_valid():
        with refus_dits(form, services.DecisionImpossible):
            prise = services.decider(lu, candidat, form.vote, par=request.agent, le=request.aujourdhui)
            messages.success(request, f"Décision enregistrée pour {candidat.demande.titulaire} : {prise}.")
    return _montrer(request, lu, candidat, form) if form.errors else redirect("gestion:point", pk)


@require_POST
@agent_requis
def reporter(request: Requete, pk: int, candidature: int) -> HttpResponse:
    """Postpone the examination of one candidate."""
    lu = _visible(request, pk)
    candidat = get_object_or_404(candidats(lu), pk=candidature)
    form = ReportForm(request.POST, prefix=f"c{candidat.pk}")
    if form.is_valid():
        with refus_dits(form):
            services.reporter(
                lu, candidat, motif=form.cleaned_data["motif_report"], par=request.agent, le=request.aujourdhui
            )
            messages.success(request, f"Examen reporté pour {candidat.demande.titulaire}.")
    return _montrer(request, lu, candidat, form) if form.errors else redirect("gestion:point", pk)


def _montrer(request: Requete, lu: Point, fautif: Candidature | None, refuse: Any) -> HttpResponse:
    ouverte = lu.seance.etat == Etat.OUVERTE and acces.peut_tenir(request.agent, lu.seance.commission).est_oui
    presentes = list(candidats(lu).select_related("demande__commune", "decision"))
    noter_lecture(request, Motif.COMMISSION, [candidat.demande.numero_unique for candidat in presentes])
    fiches = [
        _fiche(lu, candidat, refuse if candidat == fautif else None, ouverte=ouverte, le=request.aujourdhui)
        for candidat in presentes
    ]
    presence = quorum(faits.feuille(lu.seance, lu), faits.reglement(lu.seance.commission, lu.seance.le))
    contexte = {
        "point": lu,
        "seance": lu.seance,
        "logement": lu.vacance.logement,
        "fiches": fiches,
        "ouverte": ouverte,
        "form": refuse,
        "colonnes_face": [Colonne("Critère"), *(Colonne(str(candidat.demande.titulaire)) for candidat in presentes)],
        "comparaison": comparer(presentes, lu, le=request.aujourdhui),
        "membres": _membres(lu),
        "quorum": presence,
        "mot_quorum": "Quorum atteint" if presence.est_oui else "Quorum non atteint",
        "voix": len(electeurs(lu)),
        **_place(lu),
    }
    return render(request, "commissions/gestion/point.html", contexte, status=422 if refuse is not None else 200)


def _fiche(lu: Point, candidat: Candidature, refuse: Any, *, ouverte: bool, le: Any) -> dict[str, Any]:
    a_decider = ouverte and candidat.etat == EtatCandidature.INSCRITE
    prise = decision_prise(candidat)
    return {
        "candidat": candidat,
        "nom": str(candidat.demande.titulaire),
        "a_decider": a_decider,
        "prise": prise,
        "decision": refuse if isinstance(refuse, DecisionForm) else _decision(lu, candidat, None),
        "report": refuse if isinstance(refuse, ReportForm) else ReportForm(prefix=f"c{candidat.pk}"),
        "faits": list(colonne(candidat, lu, le=le).items()),
        "legende": f"Vote pour {candidat.demande.titulaire}",
        "verbe": "Enregistrer le vote",
        "report_ouvert": isinstance(refuse, ReportForm),
        "reporte": not prise and candidat.etat == EtatCandidature.DESIGNEE,
    }


def _decision(lu: Point, candidat: Candidature, saisi: Any) -> DecisionForm:
    return DecisionForm(saisi, prefix=f"c{candidat.pk}", electeurs=electeurs(lu), le=lu.seance.le)


def _membres(lu: Point) -> list[dict[str, Any]]:
    """Return the electors of this dwelling, present or not: nobody else votes on it."""
    presences = {presence.membre_id: presence for presence in lu.seance.presences.select_related("pouvoir_a")}
    lignes = []
    for membre in lu.seance.commission.membres.order_by("pk"):
        if not a_voix_deliberative(faits.membre(membre), faits.logement(lu)):
            continue
        presence = presences.get(membre.pk)
        pouvoir = presence.pouvoir_a if presence else None
        ici = f"Pouvoir à {pouvoir}" if pouvoir else ("Présent" if presence else "Absent")
        lignes.append(
            {
                "nom": str(membre),
                "qualite": membre.get_qualite_display(),
                "presence": ici,
                "preside": membre.est_president,
            }
        )
    return lignes


def _place(lu: Point) -> dict[str, Any]:
    """Return where this dwelling comes in the session, and the one to look at next."""
    ordre = list(points(lu.seance).values_list("pk", flat=True))
    place = ordre.index(lu.pk) + 1
    return {"place": f"Logement {place} sur {len(ordre)}", "suivant": ordre[place] if place < len(ordre) else None}


def _visible(request: Requete, pk: int) -> Point:
    visibles = Point.objects.filter(seance__in=acces.visibles_par(request.agent))
    return get_object_or_404(
        visibles.select_related("seance__commission__bailleur", "vacance__logement__programme__commune"), pk=pk
    )
