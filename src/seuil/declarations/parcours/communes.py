"""The wished communes, in order: buttons rank them, add one, take one away; nothing typed is lost."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from seuil.declarations.forms.brut import brut
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.forms.voeux import ajouter_une_commune, communes_choisies
from seuil.declarations.models import Brouillon
from seuil.declarations.parcours.porte import RETOUR, Porte, montrer, suivre
from seuil.declarations.services import garder_la_page
from seuil.territoires.faits import Suggestion
from seuil.territoires.models import Commune
from seuil.territoires.requetes import chercher_communes


def page(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte) -> HttpResponse:
    """Show the wishes, or do what the button says and keep them."""
    if request.method != "POST":
        choisies = communes_choisies(saisie.pages.get(pas.cle, {}).get("communes", []))
        form = saisie.formulaire(pas)
        return _montrer(request, brouillon, saisie, pas, porte, form=form, choisies=choisies, q="")
    choisies = _rangees(communes_choisies(request.POST.getlist("communes")), request.POST)
    cherche = request.POST.get("q", "").replace("\0", "").strip()[:80]
    trouvees = _trouvees(cherche, choisies)
    refus = ""
    if ajoutee := request.POST.get("ajouter") or _seule(trouvees):
        choisies, refus = ajouter_une_commune(choisies, ajoutee, maximum=saisie.formulaire(pas).maximum)  # type: ignore[attr-defined]
        cherche, trouvees = ("", []) if not refus else (cherche, trouvees)
    elif cherche and not trouvees:
        refus = gettext("Nous ne trouvons pas « %(saisie)s ». Écrivez le nom de la commune, ou son code postal.")
        refus %= {"saisie": cherche[:40]}
    return _garder(request, brouillon, saisie, pas, porte, choisies=choisies, q=cherche, trouvees=trouvees, refus=refus)


def _garder(
    request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte, **dit: Any
) -> HttpResponse:
    saisi = request.POST.copy()
    saisi.setlist("communes", [commune.pk for commune in dit["choisies"]])
    form = saisie.formulaire(pas, saisi)
    garde = garder_la_page(brouillon, pas.cle, brut(saisi, form) | {"communes": saisi.getlist("communes")})
    saisie = Saisie(garde.reponses, le=saisie.le)
    attend = bool(dit["trouvees"] or dit["refus"])
    if attend:
        form.errors.pop(NON_FIELD_ERRORS, None)  # the list found, or the refusal, says what is awaited
    if request.POST.get("suite") == "continuer" and not attend and form.is_valid():
        return suivre(request, garde, saisie, pas, porte)
    if attend or request.POST.get("suite") == "continuer":
        return _montrer(request, garde, saisie, pas, porte, form=form, erreurs_de_saisie=not dit["trouvees"], **dit)
    return redirect(f"{porte.adresse(pas)}{f'?{RETOUR}=1' if RETOUR in request.POST else ''}")


def _montrer(
    request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte, **dit: Any
) -> HttpResponse:
    return montrer(request, brouillon, saisie, pas, porte, maximum=dit["form"].maximum, **dit)


def _rangees(choisies: list[Commune], saisi: QueryDict) -> list[Commune]:
    """Return the communes after « Retirer », « Monter » or « Descendre »."""
    restees = [commune for commune in choisies if commune.pk != saisi.get("retirer")]
    codes = [commune.pk for commune in restees]
    for bouton, pas in (("monter", -1), ("descendre", 1)):
        if (code := saisi.get(bouton)) in codes:
            rang = codes.index(code)
            cible = min(max(rang + pas, 0), len(restees) - 1)
            restees.insert(cible, restees.pop(rang))
    return restees


def _trouvees(cherche: str, choisies: list[Commune]) -> list[Suggestion]:
    """Return what a text may mean, each commune once; where some are of the ressort already chosen, only those."""
    if not cherche:
        return []
    trouvees = {une.lieu.commune.pk: une for une in reversed(chercher_communes(cherche, souhaitables=True))}
    rangees = list(reversed(trouvees.values()))
    if not choisies:
        return rangees
    ressort = choisies[0].departement.ressort_id
    return [une for une in rangees if une.lieu.commune.departement.ressort_id == ressort] or rangees


def _seule(trouvees: list[Suggestion]) -> str:
    """Return the code of the only commune that was written, if there is one."""
    exactes = [une.lieu.commune.pk for une in trouvees if une.exacte]
    return exactes[0] if len(exactes) == 1 else ""
