"""Pages without an account: the home of a territory, its grid."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from seuil.cotation.requetes import grille_en_vigueur, lire
from seuil.informations.portail import sujets
from seuil.informations.portail.figures import premieres
from seuil.portail.gardees import garder
from seuil.portail.guichets import maintenant, premiers
from seuil.portail.trouver import ailleurs, trouver
from seuil.regles.procedure import etapes
from seuil.socle.design.galerie import contexte_galerie
from seuil.socle.middleware import aujourdhui
from seuil.territoires.models import Territoire
from seuil.territoires.nomenclatures import mois_dits, regles_dites
from seuil.territoires.portail import partout
from seuil.territoires.requetes import delais_de

POINTS_MONTRES = 5
PORTES: list[dict[str, Any]] = [
    {
        "titre": _("Vérifier mes droits"),
        "url": "eligibilite",
        "texte": _("5 pages, 5 minutes, sans donner votre nom."),
        "allumee": True,
    },
    {
        "titre": _("Faire ma demande"),
        "url": "commencer",
        "texte": _("Une pièce d’identité suffit pour commencer. Vous pouvez faire une pause."),
    },
    {"titre": _("Suivre ma demande"), "url": "ma_demande", "texte": _("Mes étapes, mon score, mes courriers.")},
]


@partout
@require_safe
def accueil(request: HttpRequest) -> HttpResponse:
    """The doorstep of the territory; without one, the question that finds it."""
    if _ici(request) is None:
        return trouver(request)
    return render(request, "portail/accueil.html", {"corps": garder(request, lambda: _corps(request))})


def _corps(request: HttpRequest) -> str:
    """Return the page of a town, the same for everybody."""
    territoire: Territoire = _ici(request)
    regles = delais_de(territoire, aujourdhui(request))
    publiee = grille_en_vigueur(territoire, aujourdhui(request))
    lignes = sorted(lire(publiee).lignes_actives, key=lambda ligne: -max(ligne.poids)) if publiee else []
    contexte: dict[str, Any] = {
        "portes": [porte | {"url": reverse(str(porte["url"]))} for porte in PORTES],
        "etapes": [{"titre": pas.titre, "detail": pas.phrase, "etat": "avenir"} for pas in etapes(regles)],
        "ailleurs": ailleurs(request),
        "sujets": sujets(),
        "enregistrement": mois_dits(regles.enregistrement_mois),
        "regles_locales": regles_dites(territoire.parametres),
        "guichets": premiers(territoire, maintenant(request)),
        "faits": premieres(territoire),
        "source": territoire.source,
        "points": [[ligne.libelle, max(ligne.poids)] for ligne in lignes[:POINTS_MONTRES]],
    }
    return render_to_string("portail/accueil_corps.html", contexte, request)


@partout
@require_safe
def accessibilite(request: HttpRequest) -> HttpResponse:
    """What was checked, what was not."""
    return render(request, "portail/accessibilite.html")


@partout
@require_safe
def donnees(request: HttpRequest) -> HttpResponse:
    """What becomes of personal data."""
    regles = delais_de(_ici(request), aujourdhui(request))
    return render(request, "portail/donnees.html", {"conservation": regles.conservation_apres_radiation_jours})


@partout
@require_safe
def composants(request: HttpRequest) -> HttpResponse:
    """The gallery of components, for whoever writes a page."""
    return render(request, "seuil/composants.html", contexte_galerie())


def _ici(request: HttpRequest) -> Any:
    """Return the town whose pages are read; None only on the pages of no town."""
    return request.territoire  # type: ignore[attr-defined]
