"""One page of the form: shown, or its answers kept and the next one opened."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from seuil.declarations.forms.brut import brut
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.questions import COMMUNES, FOYER, QUESTIONS
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.parcours import communes, envoi, foyer
from seuil.declarations.parcours.porte import FIN, Porte, montrer, suivre
from seuil.declarations.services import garder_la_page
from seuil.socle.middleware import aujourdhui

A_PART = {FOYER: foyer.page, COMMUNES: communes.page}
NOMS = frozenset(question.nom for question in QUESTIONS)


def page(request: HttpRequest, brouillon: Brouillon, nom: str, personne: str, porte: Porte) -> HttpResponse:
    """Show one page, or keep its answers and go to the next; a page that the answers do not call for leads on."""
    saisie = Saisie(brouillon.reponses, le=aujourdhui(request))
    if nom in FIN:
        return envoi.montrer_la_fin(request, brouillon, saisie, nom, porte)
    if nom not in NOMS:
        raise Http404
    pas = saisie.trouver(nom, personne)
    if pas is None:
        return redirect(porte.adresse(porte.attendue(saisie)))
    vue = A_PART.get(nom, _simple)
    return vue(request, brouillon, saisie, pas, porte)


def _simple(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, pas: Pas, porte: Porte) -> HttpResponse:
    if request.method != "POST":
        return montrer(request, brouillon, saisie, pas, porte, form=saisie.formulaire(pas))
    form = saisie.formulaire(pas, request.POST)
    if not form.is_valid():
        return montrer(request, brouillon, saisie, pas, porte, form=form, erreurs_de_saisie=True)
    garde = garder_la_page(brouillon, pas.cle, brut(request.POST, form))
    return suivre(request, garde, saisie, pas, porte)
