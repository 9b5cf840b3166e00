"""Choose candidates: the ranking, the choices kept from page to page, the reasons, the designation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.demandes import acces as acces_demandes
from seuil.designations import acces, services
from seuil.designations.forms import DesignationForm
from seuil.journal.models import Motif
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.acces import visibles_par
from seuil.rapprochement.gestion import Montres, figee, pourquoi, vivante
from seuil.rapprochement.gestion.presentation import presenter
from seuil.regles.ecriture import compte
from seuil.regles.plafonds import annee_manquante
from seuil.socle.design.mesures import date_longue, nombre
from seuil.socle.saisie import entier
from seuil.territoires.requetes import delais_ici

COLONNES = "Choisir|#Rang|Candidat|#Score|Foyer|#Attente|#Part du plafond|#Taux d’effort|Priorité"
ORDRE = "Score de la grille publiée, puis date de réception, puis tirage."
PAR_PAGE = 20
CHOIX_MAXIMUM = 200


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def candidats(request: Requete, pk: int) -> HttpResponse:
    """Rank, explain, keep the choices of every page; designate when asked."""
    vacance = get_object_or_404(visibles_par(request.agent).select_related("reservataire"), pk=pk)
    form = DesignationForm(request.POST if request.method == "POST" else None)
    choisis = _choisis(request.POST.getlist("d"))
    if "designer" in request.POST and form.is_valid():
        _designer(request, vacance, form, choisis)
        if not form.errors:
            messages.success(request, f"Candidats désignés pour le {vacance.logement}. La commission décidera.")
            return redirect("gestion:vacance", pk)
    return _montrer(request, vacance, form, choisis)


def _designer(request: Requete, vacance: Vacance, form: DesignationForm, choisis: set[int]) -> None:
    with refus_dits(form, services.DesignationImpossible):
        services.designer(
            vacance,
            demandes=list(acces_demandes.visibles_par(request.agent).filter(pk__in=choisis)),
            motif_insuffisance=form.cleaned_data["motif_insuffisance"],
            motif_rang_passe=form.cleaned_data["motif_rang_passe"],
            par=request.agent,
            le=request.aujourdhui,
        )


def _montrer(request: Requete, vacance: Vacance, form: DesignationForm, choisis: set[int]) -> HttpResponse:
    en_cours = vacance.etat in (Etat.DECLAREE, Etat.ORIENTEE)
    liste = _liste(request, vacance, en_cours=en_cours)
    page: Page[Any] = Paginator(liste.ordre, PAR_PAGE).get_page(request.POST.get("page") or request.GET.get("page"))
    retenus = liste.lire([demande for demande in liste.ordre if demande in choisis])
    ici, lus = set(page), liste.lire([*page])
    designes = _designes(vacance, en_cours=en_cours)
    noter_lecture(request, Motif.CANDIDATS, _numeros([*lus, *retenus], designes))
    contexte = {
        "vacance": vacance,
        "form": form,
        "page": page,
        "liste": liste,
        "total": len(liste.ordre),
        "lignes": [presenter(candidat, choisis=choisis, le=request.aujourdhui) for candidat in lus],
        "retenus": retenus,
        "ailleurs": [candidat["demande"] for candidat in retenus if candidat["demande"] not in ici],
        "designes": designes,
        "minimum": delais_ici(vacance.logement.programme.commune, request.aujourdhui).candidats_minimum,
        "passes": _passes(retenus),
        "reponse": _reponse(request, vacance),
        **_droit(request, vacance),
        **_textes(liste, retenus, le=request.aujourdhui),
    }
    return render(request, "designations/gestion/candidats.html", contexte, status=422 if form.errors else 200)


def _droit(request: Requete, vacance: Vacance) -> dict[str, Any]:
    """Return whether the reader may name candidates, and what forbids it."""
    droit = acces.peut_designer(request.agent, vacance) if vacance.reservataire_id else None
    return {
        "peut_designer": vacance.etat == Etat.ORIENTEE and droit is not None and droit.est_oui,
        "empeche": "" if droit is None or droit.est_oui else droit.motif,
    }


def _liste(request: Requete, vacance: Vacance, *, en_cours: bool) -> Montres:
    """Return today's search while candidates may be named, the frozen one afterwards."""
    classement = None if en_cours else vacance.classements.order_by("pk").last()
    return figee(classement) if classement else vivante(vacance, le=request.aujourdhui)


def _textes(liste: Montres, retenus: list[dict[str, Any]], *, le: date) -> dict[str, Any]:
    figee_le = f"Classement figé le {date_longue(liste.figee_le)}." if liste.figee_le else "Classement d’aujourd’hui."
    ecartees = nombre(liste.ecartees)
    compatibles = compte(len(liste.ordre), "candidat compatible", "candidats compatibles")
    return {
        "colonnes": COLONNES,
        "legende": f"{compatibles}, du premier au dernier rang",
        "legende_note": " ".join(filter(None, [ORDRE, figee_le, annee_manquante(liste.figee_le or le)])),
        "titre_choix": compte(len(retenus), "candidat choisi", "candidats choisis") if retenus else "Vos désignations",
        "etudiees": len(liste.ordre) + liste.ecartees,
        "pied": ("Total", ecartees, ""),
    }


def _reponse(request: Requete, vacance: Vacance) -> dict[str, Any] | None:
    saisie = (request.POST.get("pq") or "").strip()[:40]
    return pourquoi(saisie, vacance, par=request.agent, le=request.aujourdhui) if saisie else None


def _designes(vacance: Vacance, *, en_cours: bool) -> list[Any]:
    if en_cours:
        return []
    return list(
        vacance.candidatures.exclude(etat="retiree").select_related("demande").prefetch_related("demande__personnes")
    )


def _numeros(candidats: list[dict[str, Any]], designes: list[Any]) -> set[str]:
    montres = {candidat["numero_unique"] for candidat in candidats}
    return montres | {designee.demande.numero_unique for designee in designes}


def _choisis(saisis: Iterable[str]) -> set[int]:
    return {cle for saisi in list(saisis)[:CHOIX_MAXIMUM] if (cle := entier(saisi)) is not None}


def _passes(retenus: list[dict[str, Any]]) -> list[int]:
    """Return the first ranks passed over by the choices."""
    rangs = {candidat["rang"] for candidat in retenus}
    return sorted(set(range(1, max(rangs, default=0) + 1)) - rangs)[:5]
