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
from seuil.socle.remplissage import noter_la_reprise

DEJA = "Les candidats de ce logement sont déjà désignés : cet envoi n’a rien changé."
DOCUMENTS_DITS: dict[int | None, str] = {0: "Documents complets", 1: "Un document attendu"}


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def candidats(request: Requete, pk: int) -> HttpResponse:
    """Rank, explain, keep the choices of every page; designate when asked."""
    vacance = get_object_or_404(visibles_par(request.agent).select_related("reservataire"), pk=pk)
    lus = saisies.lire(request, vacance)
    if saisies.s_adresse(request, lus):
        return redirect(request.path + saisies.adresse(lus.filtres, saisies.cochees(request)))
    choix = choisir(request, vacance, lus)
    if choix.est_fige and {"d", "designer"} & request.POST.keys():  # from a page opened before
        messages.info(request, DEJA)
        return redirect("gestion:vacance", pk)
    form = _formulaire(request, choix)
    if "designer" in request.POST and choix.parties.phrase:
        form.add_error(None, choix.parties.phrase)
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
    return DesignationForm(initial=saisies.envoi(request).dict(), **options)


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
    noter_lecture(request, Motif.CANDIDATS, _numeros(choix, form, nommes))
    contexte = {
        "vacance": vacance,
        "form": form,
        "liste": liste,
        "colonnes": colonnes(peut_designer=droit["peut_designer"]),
        "filtres": choix.filtres,
        "erreurs_de_saisie": bool(choix.filtres and choix.filtres.errors),
        "lignes": _lignes(choix, request),
        "retenus": retenus,
        "ailleurs": [candidat["demande"] for candidat in retenus if candidat["demande"] not in ici],
        "designes": nommes,
        "gardees": choix.gardees,
        "passes": rangs.montrer(form),
        "reponse": _reponse(request, vacance, choix),
        **saisies.adresses(request, choix.filtres, choix.ou),
        **droit,
        **(_a_garder(request, form) if droit["peut_designer"] else {}),
        **textes(choix),
    }
    return render(request, "designations/gestion/candidats.html", contexte, status=422 if form.errors else 200)


def _numeros(choix: Choix, form: DesignationForm, nommes: list[dict[str, Any]]) -> set[str]:
    """Return the number of everybody whom the page names."""
    montres = {candidat["numero_unique"] for candidat in [*choix.liste.lignes, *choix.retenus, *form.passes]}
    return montres.union(choix.parties.numeros, designes.numeros(nommes, choix.gardees))


def _a_garder(request: Requete, form: DesignationForm) -> dict[str, Any]:
    """Return what was typed and has no question here; what the session closed on is shown whole with it."""
    noter_la_reprise(request)
    return {"restes": saisies.sans_question(saisies.envoi(request), form)}


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
    if vacance.reservataire is None:
        return {"peut_designer": False, "empeche": ""}
    est_orientee, droit = vacance.etat == Etat.ORIENTEE, acces.peut_designer(request.agent, vacance)
    personne = ""
    if est_orientee and not droit.est_oui:
        personne = acces.quelqu_un_designe_chez(vacance.reservataire, request.aujourdhui).motif
    return {
        "peut_designer": est_orientee and droit.est_oui,
        "empeche": personne or ("" if droit.est_oui else droit.motif),
    }


def _reponse(request: Requete, vacance: Vacance, choix: Choix) -> dict[str, Any] | None:
    """Answer « Pourquoi pas cette personne ? »: today, or as of the last designation once candidates are named."""
    saisie = (saisies.envoi(request).get("pq") or "").strip()[:40]
    if not saisie:
        return None
    if choix.figee:
        return designes.pourquoi_alors(saisie, choix.figee, par=request.agent)
    return pourquoi(saisie, vacance, par=request.agent, le=request.aujourdhui)
