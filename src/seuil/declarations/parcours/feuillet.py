"""One feuillet: shown with all its questions, or everything typed on it kept and the next chapter opened."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seuil.declarations.forms.feuillet import Feuillet
from seuil.declarations.forms.lecture import lire
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.questions import CHAPITRES
from seuil.declarations.forms.saisie import Saisie, nom_de
from seuil.declarations.models import Brouillon
from seuil.declarations.parcours import envoi
from seuil.declarations.parcours.porte import ENVOI, Porte, chapitres
from seuil.declarations.services import garder_le_feuillet, remettre_la_personne
from seuil.socle.middleware import aujourdhui

RESTER: Final = "rester"
NOMS: Final = tuple(CHAPITRES)


@dataclass(frozen=True, slots=True)
class PorteDesFeuillets(Porte):
    """A door whose pages are whole chapters."""

    def adresse(self, pas: Pas | None) -> str:
        """Return the address of the chapter of a question; of the last page when there is none left."""
        return reverse(self.url_page, args=[pas.question.chapitre if pas else ENVOI])


def page(request: HttpRequest, brouillon: Brouillon, chapitre: str, porte: PorteDesFeuillets) -> HttpResponse:
    """Show a chapter, or keep it: what is wrong comes back with its sentence, a new question with the cursor on it."""
    if chapitre not in CHAPITRES:
        raise Http404
    saisie = Saisie(brouillon.reponses, le=aujourdhui(request))
    if chapitre == ENVOI:
        return envoi.montrer_la_fin(request, brouillon, saisie, ENVOI, porte)
    if request.method != "POST":
        return _montrer(request, brouillon, Feuillet(saisie, chapitre), porte)
    lu = lire(saisie, chapitre, request.POST)
    garde = garder_le_feuillet(brouillon, pages=lu.pages, personnes=lu.personnes, retirees=lu.retirees)
    if remise := request.POST.get("remettre"):
        garde = remettre_la_personne(garde, remise)
    return _suivre(request, garde, Feuillet(Saisie(garde.reponses, le=saisie.le), chapitre), porte)


def _suivre(request: HttpRequest, brouillon: Brouillon, feuillet: Feuillet, porte: PorteDesFeuillets) -> HttpResponse:
    ici, suite = feuillet.chapitre, request.POST.get("suite", "")
    if suite in CHAPITRES and suite != ici:
        return redirect(porte.url_page, suite)
    if feuillet.a_corriger:
        return _montrer(request, brouillon, feuillet, porte, status=422)
    if suite == RESTER or "remettre" in request.POST or feuillet.restantes:
        return redirect(porte.url_page, ici)
    suivant = NOMS[NOMS.index(ici) + 1]
    if suivant == ENVOI:
        return redirect(porte.adresse(feuillet.saisie.manquante))
    return redirect(porte.url_page, suivant)


def _montrer(
    request: HttpRequest, brouillon: Brouillon, feuillet: Feuillet, porte: PorteDesFeuillets, *, status: int = 200
) -> HttpResponse:
    if not feuillet.a_corriger:
        feuillet.viser()
    contexte: dict[str, Any] = chapitres(feuillet.chapitre) | {
        "feuillet": feuillet,
        "brouillon": brouillon,
        "porte": porte,
        "retirees": _retirees(feuillet),
        "erreurs_de_saisie": feuillet.a_corriger,
    }
    return render(request, "declarations/gestion/feuillet.html", contexte, status=status)


def _retirees(feuillet: Feuillet) -> list[tuple[str, str]]:
    """Return the persons whose line was emptied, who may be put back."""
    if not feuillet.lignes:
        return []
    toutes = Saisie({"personnes": feuillet.saisie.retirees}, le=feuillet.saisie.le).personnes
    return [(cle, nom_de(form)) for cle, form in toutes.items()]
