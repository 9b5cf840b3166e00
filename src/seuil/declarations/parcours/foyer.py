"""The household: one form holds the list and the person being typed, every button keeps both."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from seuil.declarations.forms.brut import brut, ecrit, lie
from seuil.declarations.forms.foyer import IDENTITES, PersonneForm
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.parcours.porte import RETOUR, Porte, montrer, suivre
from seuil.declarations.services import garder_la_page, garder_la_personne, remettre_la_personne, retirer_la_personne

CORRIGER, RETIRER, REMETTRE = "corriger", "retirer", "remettre"


def page(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte) -> HttpResponse:
    """Show the list, or keep the person being typed, then do what the button says."""
    if request.method != "POST":
        cle = request.GET.get(CORRIGER, "")
        form = _form(saisie, lie(saisie.brutes.get(cle)))
        return _montrer(request, brouillon, saisie, pas, porte, form=form, corrigee=cle)
    garde = _changer_la_liste(brouillon, request.POST)
    saisie = Saisie(garde.reponses, le=saisie.le)
    corrigee = request.POST.get("personne", "")
    form = _form(saisie, request.POST)
    if form.est_vide and _n_ajoute_personne(request.POST):
        form.add_error("lien", gettext("Choisissez d’abord qui vous ajoutez. Sinon, continuez."))
        return _montrer(request, garde, saisie, pas, porte, form=form, erreurs_de_saisie=True)
    if form.est_vide:
        return _suite(request, garde, saisie, pas, porte)
    if corrigee not in saisie.retirees and not form.is_valid():
        return _montrer(request, garde, saisie, pas, porte, form=form, corrigee=corrigee, erreurs_de_saisie=True)
    cle = corrigee if corrigee in (*saisie.brutes, *saisie.retirees) else uuid.uuid4().hex[:8]
    garde = garder_la_personne(garde, cle, brut(request.POST, form))
    saisie = Saisie(garde.reponses, le=saisie.le)
    if cle in saisie.retirees and cle != request.POST.get(RETIRER):
        return _dire_le_retrait(request, garde, saisie, pas, porte)
    return _suite(request, garde, saisie, pas, porte)


def _dire_le_retrait(
    request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte
) -> HttpResponse:
    """Say that who was being corrected was taken out in another tab: the page offers to put it back as just typed."""
    phrase = gettext(
        "La personne que vous corrigiez a été retirée du foyer, dans un autre onglet. Ce que vous venez d’écrire est "
        "gardé : remettez-la, ou continuez sans elle."
    )
    form = _form(saisie, None)
    return _montrer(request, brouillon, saisie, pas, porte, form=form, refus=[phrase], erreurs_de_saisie=True)


def _changer_la_liste(brouillon: Brouillon, saisi: QueryDict) -> Brouillon:
    if retiree := saisi.get(RETIRER):
        return retirer_la_personne(brouillon, retiree)
    if remise := saisi.get(REMETTRE):
        return remettre_la_personne(brouillon, remise)
    return brouillon


def _n_ajoute_personne(saisi: QueryDict) -> bool:
    return saisi.get("suite") == "encore" and not any(bouton in saisi for bouton in (CORRIGER, RETIRER, REMETTRE))


def _suite(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte) -> HttpResponse:
    ici = porte.adresse(pas)
    retour = f"&{RETOUR}=1" if RETOUR in request.POST else ""
    if (corrigee := request.POST.get(CORRIGER, "")) in saisie.brutes:
        return redirect(f"{ici}?{CORRIGER}={corrigee}{retour}#ajout")
    if request.POST.get("suite") != "continuer":
        return redirect(f"{ici}?suite=encore{retour}")
    if saisie.refus:
        form = _form(saisie, None)
        return _montrer(request, brouillon, saisie, pas, porte, form=form, refus=saisie.refus, erreurs_de_saisie=True)
    return suivre(request, garder_la_page(brouillon, pas.cle, {}), saisie, pas, porte)


def _form(saisie: Saisie, saisi: QueryDict | None) -> PersonneForm:
    return saisie.personne(saisi, initial={"lien": ""})


def _montrer(
    request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte, **dit: Any
) -> HttpResponse:
    corrigee = dit.get("corrigee", "")
    dit["corrigee"] = corrigee if corrigee in saisie.brutes else ""
    form: PersonneForm = dit["form"]
    if dit["corrigee"]:
        form.corriger()
    dit["est_seule"] = bool(dit["corrigee"] or (form.errors and not form.est_vide))  # the list is set aside
    retirees = [(cle, ecrit(dite, *IDENTITES)) for cle, dite in saisie.retirees.items()]
    membres = list(saisie.personnes.items())
    return montrer(request, brouillon, saisie, pas, porte, retirees=retirees, membres=membres, **dit)
