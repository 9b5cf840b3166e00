"""The figures that the territory publishes: a new value is a new version, the former ones stay readable."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.informations import acces, services
from seuil.informations.etats import Etat
from seuil.informations.forms import ChiffreForm
from seuil.informations.gestion.actes import actes
from seuil.informations.gestion.fiches import etats, fiche, par_etat
from seuil.informations.gestion.pages import lieux_tenus
from seuil.informations.models import FaitChiffre
from seuil.informations.requetes import valeur_montree, valeurs_de
from seuil.informations.services import RedactionInvalide, VersionDepassee

RIEN = "Rien n’a changé : cette valeur est déjà en ligne ainsi."


@require_safe
@agent_requis
def chiffres(request: Requete) -> HttpResponse:
    """Each figure, with the value that the public reads."""
    lieux_tenus(request)
    par_chiffre: dict[tuple[str, str], list[FaitChiffre]] = {}
    for valeur in acces.chiffres_visibles(request.agent).order_by("territoire", "rang", "pk"):
        par_chiffre.setdefault((valeur.territoire_id, valeur.cle), []).append(valeur)
    lignes = [{"valeur": valeur_montree(siennes[0]), "etats": etats(siennes)} for siennes in par_chiffre.values()]
    return render(request, "informations/gestion/chiffres.html", {"lignes": lignes})


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def chiffre(request: Requete, pk: int) -> HttpResponse:
    """The value on line, the form of the next one, those that wait, the former ones."""
    fait = _valeur(request, pk)
    form = ChiffreForm(request.POST or None, fait=fait)
    if form.is_valid():
        _enregistrer(request, fait, form)
    if form.is_bound and not form.errors:
        messages.success(request, "Le chiffre est en ligne, avec sa date.")
        return redirect("gestion:chiffre", fait.pk)
    return _montrer(request, fait, form)


def _valeur(request: Requete, pk: int) -> FaitChiffre:
    return get_object_or_404(acces.chiffres_visibles(request.agent), pk=pk)


def _enregistrer(request: Requete, fait: FaitChiffre, form: ChiffreForm) -> None:
    if not form.changements and valeur_montree(fait).etat == Etat.EN_LIGNE:
        form.add_error(None, RIEN)
        return
    try:
        with refus_dits(form, RedactionInvalide):
            services.chiffrer(fait, form.changements, vues=form.actuelles, par=request.agent, le=request.aujourdhui)
    except VersionDepassee as depassee:
        form.redemander(depassee.champs)


def _montrer(request: Requete, fait: FaitChiffre, form: ChiffreForm, refus: forms.Form | None = None) -> HttpResponse:
    valeurs = valeurs_de(fait)
    montree = valeur_montree(fait)

    def presenter(une: FaitChiffre) -> dict[str, Any]:
        return fiche(une, request.agent, face_a=montree if une.etat == Etat.PROPOSEE else None)

    contexte = {
        "form": form,
        "faute": refus if refus is not None else form,
        "montree": montree,
        "etats": etats(valeurs),
        **par_etat(valeurs, presenter),
    }
    statut = 422 if contexte["faute"].errors else 200  # type: ignore[attr-defined]
    return render(request, "informations/gestion/chiffre.html", contexte, status=statut)


ACTES = actes(
    _valeur,
    lambda request, valeur, refus: _montrer(request, valeur, ChiffreForm(fait=valeur), refus),
    lambda valeur: ("gestion:chiffre", valeur.pk),
    {
        "publier": "Cette valeur est en ligne.",
        "ecarter": "La proposition est écartée. Elle reste lisible ici.",
        "retirer": "Ce chiffre n’est plus en ligne. Il reste lisible ici.",
    },
)
