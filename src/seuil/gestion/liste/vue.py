"""The list of demands: what the agent may see, found, sorted by any column, to the very last row."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.demandes import acces
from seuil.gestion.liste.ensembles import Ensemble, retenir
from seuil.gestion.liste.forms import RECENTES, TRIS_DITS, ListeForm
from seuil.gestion.liste.lignes import lignes
from seuil.gestion.liste.suites import Page, lire_une_page, situer
from seuil.gestion.liste.tris import TRIS, Ordre, Suites
from seuil.journal.models import Motif
from seuil.rapprochement.gestion.presentation import LETTRES
from seuil.regles.numero_unique import LONGUEUR
from seuil.socle.design.tableau import Colonne

PAR_PAGE: Final = 20
COLONNES: Final = (
    ("numero", "Numéro unique", "numero"),
    ("nom", "Demandeur", "nom"),
    ("personnes", "Personnes", "-personnes"),
    ("types", "Types", "types"),
    ("commune", "Communes souhaitées", "commune"),
    ("recue", "Reçue le", RECENTES),
    ("points", "Points", "-points"),
    ("priorite", "Priorité", "-priorite"),
    ("etat", "État", "etat"),
)  # what sorts it first: the most recent, the most points
NOMBRES: Final = ("personnes", "points")
POSITIONS: Final = ("apres", "avant")


@require_safe
@agent_requis
def liste(request: Requete) -> HttpResponse:
    """The demands of the agent's perimeter, the latest first."""
    form = ListeForm(request.GET or None, agent=request.agent)
    ensemble = retenir(request.agent, form.criteres)
    page = _page(request, form, ensemble)
    montrees = lignes(page.demandes, form.territoire, le=request.aujourdhui)
    cherche = bool(request.GET)
    grille = f"Points : grille de {form.territoire.nom_court}." if form.territoire else ""
    noter_lecture(request, Motif.RECHERCHE if cherche else Motif.LISTE, [ligne.numero for ligne in montrees])
    contexte = {
        "form": form,
        "lignes": montrees,
        "legende": f"{ensemble.dit}, {TRIS_DITS[form.ordre]}",
        "colonnes": _colonnes(request.GET, form.ordre),
        "precedente": _adresse(request.GET, avant=montrees[0].numero) if page.a_une_precedente and montrees else "",
        "suivante": _adresse(request.GET, apres=montrees[-1].numero) if page.a_une_suivante and montrees else "",
        "demandes_dites": ensemble.dit[:1].lower() + ensemble.dit[1:],
        "parametres": [(nom, v) for nom, v in request.GET.items() if v and nom not in POSITIONS],
        "filtree": bool(form.criteres),
        "note": f"{grille} {LETTRES}".strip(),
    }
    return render(request, "gestion/liste.html", contexte, status=422 if form.errors else 200)


def suites(form: ListeForm, ensemble: Ensemble, request: Requete) -> Suites:
    """Return the demands in the order asked."""
    tri = form.ordre.removeprefix("-")
    organisme = request.agent.organisme
    ressorts = tuple(organisme.ressorts_couverts) if organisme else ()
    return TRIS[tri](ensemble, Ordre(form.territoire, request.aujourdhui, tri == form.ordre, ressorts))


def _page(request: Requete, form: ListeForm, ensemble: Ensemble) -> Page:
    """Return the page that follows a demand, or precedes it; the first one when that demand is no longer seen."""
    arriere, numero = "avant" in request.GET, request.GET.get("avant") or request.GET.get("apres") or ""
    depuis = None
    if numero.isalnum() and len(numero) == LONGUEUR:
        vues = acces.visibles_par(request.agent)
        repere = vues.filter(numero_unique=numero).values_list("pk", flat=True).first()
        seule = Ensemble(vues, 1, (repere,)) if repere else None
        depuis = situer(suites(form, seule, request), repere) if seule and repere else None
    return lire_une_page(
        suites(form, ensemble, request), PAR_PAGE, depuis=depuis, arriere=arriere and depuis is not None
    )


def _colonnes(parametres: QueryDict, ordre: str) -> list[Colonne]:
    """Return the headers: each sorts by its column, the one that sorts already goes the other way."""
    colonnes = []
    for code, libelle, d_abord in COLONNES:
        trie = ordre.removeprefix("-") == code
        suivant = d_abord if not trie else (code if ordre.startswith("-") else f"-{code}")
        sens = ("descending" if ordre.startswith("-") else "ascending") if trie else ""
        colonnes.append(Colonne(libelle, code in NOMBRES, url=_adresse(parametres, tri=suivant), tri=sens))
    return colonnes


def _adresse(parametres: QueryDict, **changes: Any) -> str:
    """Return the list as it is filtered, from elsewhere or in another order."""
    gardes = {nom: valeur for nom, valeur in parametres.items() if valeur and nom not in POSITIONS}
    return f"?{urlencode(gardes | changes)}"
