"""Choose candidates: the ranking, the choices kept from page to page, the reasons, the designation."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.designations import acces, services
from seuil.designations.forms import DesignationForm
from seuil.designations.gestion import designes, rangs, saisies
from seuil.designations.gestion.choix import AVEC_LEUR_MOTIF, Choix, choisir, colonnes, textes
from seuil.journal.models import Motif
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.acces import visibles_par
from seuil.rapprochement.gestion import pourquoi, presenter
from seuil.socle.cycles import PassageInterdit

DEJA = "Les candidats de ce logement sont déjà désignés : cet envoi n’a rien changé."
DOCUMENTS_DITS: dict[int | None, str] = {0: "Documents complets", 1: "Un document attendu"}


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def candidats(request: Requete, pk: int) -> HttpResponse:
    """Rank, explain, keep the choices of every page; designate when asked."""
    vacance = get_object_or_404(visibles_par(request.agent).select_related("reservataire"), pk=pk)
    voulus = saisies.voulus(request)
    if saisies.filtres(voulus) != saisies.filtres(request.GET) and not saisies.a_ecrit(request.POST):
        return redirect(request.path + saisies.adresse(voulus, request.POST.getlist("d")))
    choix = choisir(request, vacance, voulus, saisies.position(request))
    if "designer" in request.POST and choix.est_fige:
        messages.info(request, DEJA)
        return redirect("gestion:vacance", pk)
    form = _formulaire(request, choix)
    if "designer" in request.POST and form.is_valid():
        _designer(request, vacance, form, choix)
        if not form.errors:
            messages.success(request, f"Candidats désignés pour le {vacance.logement}. La commission décidera.")
            return redirect("gestion:vacance", pk)
    return _montrer(request, vacance, form, choix)


def _formulaire(request: Requete, choix: Choix) -> DesignationForm:
    """Return the form, judged only when candidates are named: turning a page keeps what was typed."""
    options: dict[str, Any] = {
        "passes": choix.passes_nommes,
        "sans_ligne": len(choix.passes[AVEC_LEUR_MOTIF:]),
        "suffit": choix.suffit,
        "le": choix.le,
    }
    if "designer" in request.POST:
        return DesignationForm(request.POST, **options)
    return DesignationForm(initial=request.POST.dict(), **options)


def _designer(request: Requete, vacance: Vacance, form: DesignationForm, choix: Choix) -> None:
    with refus_dits(form, services.DesignationImpossible):
        try:
            services.designer(
                vacance,
                demandes=choix.demandes,
                motif_insuffisance=form.cleaned_data["motif_insuffisance"],
                rangs_passes=form.motifs_des_rangs,
                par=request.agent,
                le=request.aujourdhui,
            )
        except PassageInterdit as deja:  # a colleague, at the same instant
            raise services.DesignationImpossible("demandes", DEJA) from deja


def _montrer(request: Requete, vacance: Vacance, form: DesignationForm, choix: Choix) -> HttpResponse:
    liste, retenus = choix.liste, choix.retenus
    ici, droit = {candidat["demande"] for candidat in liste.lignes}, _droit(request, vacance)
    nommes = designes.lire(vacance) if choix.est_fige else []
    montres = {candidat["numero_unique"] for candidat in [*liste.lignes, *retenus, *form.passes]}
    noter_lecture(request, Motif.CANDIDATS, montres.union(designes.numeros(nommes, choix.gardees)))
    contexte = {
        "vacance": vacance,
        "form": form,
        "liste": liste,
        "colonnes": colonnes(peut_designer=droit["peut_designer"]),
        "filtres": choix.filtres,
        "restes": saisies.sans_question(request.POST, form),
        "lignes": _lignes(choix, request),
        "retenus": retenus,
        "ailleurs": [candidat["demande"] for candidat in retenus if candidat["demande"] not in ici],
        "designes": nommes,
        "gardees": choix.gardees,
        "passes": rangs.montrer(form),
        "reponse": _reponse(request, vacance, choix),
        **saisies.adresses(request),
        **droit,
        **textes(choix),
    }
    return render(request, "designations/gestion/candidats.html", contexte, status=422 if form.errors else 200)


def _lignes(choix: Choix, request: Requete) -> list[dict[str, Any]]:
    """Return the lines of the page; how many papers are still due is told of today only."""
    ici = [candidat["demande"] for candidat in choix.liste.lignes]
    manques = choix.filtres.papiers(ici, request.aujourdhui) if choix.filtres else {}
    return [
        _ligne(candidat, choix, request) | {"documents": DOCUMENTS_DITS.get(manques.get(candidat["demande"]), "")}
        for candidat in choix.liste.lignes
    ]


def _ligne(candidat: dict[str, Any], choix: Choix, request: Requete) -> dict[str, Any]:
    etat = choix.connues.get(candidat["demande"])
    ligne = presenter(candidat, choisis=choix.cles, le=choix.liste.figee_le or request.aujourdhui)
    return ligne | {"deja": "" if choix.est_fige or etat is None else etat.label}


def _droit(request: Requete, vacance: Vacance) -> dict[str, Any]:
    """Return whether the reader may name candidates, and what forbids it."""
    droit = acces.peut_designer(request.agent, vacance) if vacance.reservataire_id else None
    return {
        "peut_designer": vacance.etat == Etat.ORIENTEE and droit is not None and droit.est_oui,
        "empeche": "" if droit is None or droit.est_oui else droit.motif,
    }


def _reponse(request: Requete, vacance: Vacance, choix: Choix) -> dict[str, Any] | None:
    """Answer « Pourquoi pas cette personne ? »: today, or as of the last designation once candidates are named."""
    saisie = (request.POST.get("pq") or "").strip()[:40]
    if not saisie:
        return None
    if choix.figee:
        return designes.pourquoi_alors(saisie, choix.figee, par=request.agent)
    return pourquoi(saisie, vacance, par=request.agent, le=request.aujourdhui)
