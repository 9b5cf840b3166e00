"""Write a wording or a text: previewed as the public would read it, then saved."""

from dataclasses import fields
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.informations import acces, services
from seuil.informations.etats import Etat
from seuil.informations.faits import remplir
from seuil.informations.forms import CHAMPS, NouveauTexteForm, RedactionForm
from seuil.informations.gestion.fiches import langue_dite
from seuil.informations.gestion.pages import lieux_tenus
from seuil.informations.lignes import lu
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.informations.nomenclatures import RUBRIQUES
from seuil.informations.rendu import ecrit
from seuil.informations.services import RedactionInvalide, VersionDepassee
from seuil.regles.delais import Delais
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import delais_de

PREVOIR, DANS = "prevoir", "dans"
RIEN = "Rien n’a changé : ce texte est déjà en ligne ainsi."
EN_LIGNE = "Ce texte est en ligne."
A_RELIRE = "Votre texte est enregistré. Il dit un délai de la loi : un collègue le relit, puis le met en ligne."


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def ecrire(request: Requete, pk: int) -> HttpResponse:
    """A new wording, in the language of `?dans=`, over what is on line."""
    texte = get_object_or_404(acces.textes_visibles(request.agent), pk=pk)
    langue = request.GET.get(DANS, FRANCAIS)
    if langue not in dict(settings.LANGUAGES):
        raise Http404
    form = RedactionForm(request.POST or None, texte=texte, langue=langue)
    if form.is_valid() and PREVOIR not in request.POST:
        faite = _enregistrer(request, form)
        if faite is not None:
            return _fini(request, faite)
    contexte = {
        "texte": texte,
        "dans_la_langue": langue_dite(langue),
        "langues_a_ecrire": [
            {"code": code, "nom": nom, "lang": code[:2], "ici": code == langue} for code, nom in settings.LANGUAGES
        ],
        "attendent": texte.redactions.filter(langue=langue, etat=Etat.PROPOSEE).count(),
    }
    return _montrer(request, form, texte, langue, contexte)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def nouveau(request: Requete) -> HttpResponse:
    """A text of its own at the end of a subject."""
    territoire = lieux_tenus(request)[0]
    form = NouveauTexteForm(request.POST or None, initial={"rubrique": request.GET.get("rubrique", "")})
    if form.is_valid() and PREVOIR not in request.POST:
        faite = _ajouter(request, territoire, form)
        if faite is not None:
            return _fini(request, faite)
    rubrique = form.cleaned_data["rubrique"] if form.is_valid() else next(iter(RUBRIQUES))
    return _montrer(request, form, Texte(territoire=territoire, rubrique=rubrique), FRANCAIS, {"lieu": territoire})


def _enregistrer(request: Requete, form: RedactionForm) -> Redaction | None:
    en_ligne = form.texte.redactions.filter(langue=form.langue, etat=Etat.EN_LIGNE)
    if not form.changements and en_ligne.exists():
        form.add_error(None, RIEN)
        return None
    try:
        with refus_dits(form, RedactionInvalide):
            return services.modifier(
                form.texte,
                form.changements,
                vues=form.actuelles,
                par=request.agent,
                le=request.aujourdhui,
                langue=form.langue,
            )
    except VersionDepassee as depassee:
        form.redemander(depassee.champs)
    return None


def _ajouter(request: Requete, territoire: Territoire, form: NouveauTexteForm) -> Redaction | None:
    dit = form.cleaned_data
    with refus_dits(form, RedactionInvalide):
        return services.ajouter(
            territoire,
            dit["rubrique"],
            form.contenu,
            par=request.agent,
            le=request.aujourdhui,
            delai_legal=dit["delai_legal"],
        )
    return None


def _fini(request: Requete, faite: Redaction) -> HttpResponse:
    messages.success(request, EN_LIGNE if faite.etat == Etat.EN_LIGNE else A_RELIRE)
    return redirect("gestion:texte", faite.texte_id)


def _montrer(request: Requete, form: forms.Form, texte: Texte, langue: str, contexte: dict[str, Any]) -> HttpResponse:
    regles = delais_de(texte.territoire, request.aujourdhui)
    if form.is_bound and form.is_valid():
        dit = {nom: form.cleaned_data[nom] for nom in CHAMPS}
        contexte["apercu"] = ecrit(lu(Redaction(texte=texte, langue=langue, **dit), regles))
    contexte = {"apercu": None, "form": form, "delais": _citables(regles)} | contexte
    gabarit = "ecrire" if texte.pk else "nouveau"
    return render(request, f"informations/gestion/{gabarit}.html", contexte, status=422 if form.errors else 200)


def _citables(regles: Delais) -> list[tuple[str, str]]:
    """Return the deadlines that a text may name, each as it would be read."""
    noms = [f"{{{champ.name}}}" for champ in fields(Delais)]
    return [(nom, remplir(nom, regles)) for nom in noms]
