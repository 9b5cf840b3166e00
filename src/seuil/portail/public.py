"""Pages without an account: the home of a territory, its desks, its grid."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import guichets_de
from seuil.cotation.requetes import grille_en_vigueur, lire
from seuil.patrimoine.requetes import programmes_de, total_par_bailleur
from seuil.portail.trouver import ailleurs, trouver
from seuil.regles.procedure import etapes
from seuil.socle.design.galerie import contexte_galerie
from seuil.socle.design.mesures import nombre
from seuil.socle.middleware import aujourdhui
from seuil.territoires.models import FaitChiffre, Territoire
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
    territoire: Territoire = _ici(request)
    regles = delais_de(territoire, aujourdhui(request))
    publiee = grille_en_vigueur(territoire, aujourdhui(request))
    lignes = sorted(lire(publiee).lignes_actives, key=lambda ligne: -max(ligne.poids)) if publiee else []
    contexte: dict[str, Any] = {
        "portes": [porte | {"url": reverse(str(porte["url"]))} for porte in PORTES],
        "etapes": [{"titre": pas.titre, "detail": pas.phrase, "etat": "avenir"} for pas in etapes(regles)],
        "ailleurs": ailleurs(request),
        "enregistrement": mois_dits(regles.enregistrement_mois),
        "regles_locales": regles_dites(territoire.parametres),
        "guichets": guichets_de(territoire),
        "faits": _figures(territoire),
        "source": territoire.source,
        "points": [[ligne.libelle, max(ligne.poids)] for ligne in lignes[:POINTS_MONTRES]],
    }
    return render(request, "portail/accueil.html", contexte)


@require_safe
def guichets(request: HttpRequest) -> HttpResponse:
    """The desks: who registers, who only informs."""
    territoire = _ici(request)
    contexte = {"guichets": guichets_de(territoire), "regles_locales": regles_dites(territoire.parametres)}
    return render(request, "portail/guichets.html", contexte)


@require_safe
def grille(request: HttpRequest) -> HttpResponse:
    """The whole published grid."""
    publiee = grille_en_vigueur(_ici(request), aujourdhui(request))
    lue = lire(publiee) if publiee else None
    return render(
        request, "portail/grille.html", {"publiee": publiee, "lignes": _lignes(lue) if lue else [], "lue": lue}
    )


@require_safe
def parc(request: HttpRequest) -> HttpResponse:
    """The stock one may ask for here: programmes, landlords, years, financing."""
    territoire = _ici(request)
    contexte = {
        "programmes": programmes_de(territoire),
        "totaux": [[nom, total] for nom, total in sorted(total_par_bailleur(territoire).items()) if total],
        "faits": _figures(territoire, prefixes=("parc", "part", "contingent")),
        "source": territoire.source,
    }
    return render(request, "portail/parc.html", contexte)


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


def _figures(territoire: Territoire, *, prefixes: tuple[str, ...] = ("",)) -> list[dict[str, str]]:
    faits = [fait for fait in territoire.faits.order_by("pk") if fait.cle.startswith(prefixes)]
    if prefixes == ("",):
        faits = [fait for fait in faits if not fait.cle.startswith(("demandes_t", "parc_t"))][:POINTS_MONTRES]
    return [{"valeur": _valeur(fait), "libelle": f"{fait.libelle} ({fait.date})"} for fait in faits]


def _valeur(fait: FaitChiffre) -> str:
    unite = f"\u00a0{fait.unite}" if fait.unite else ""
    return nombre(int(fait.valeur)) + unite


def _lignes(lue: Any) -> list[list[Any]]:
    """Return label and points of each line, one row per tier."""
    rangees: list[list[Any]] = []
    for ligne in lue.lignes:
        if ligne.tranches:
            rangees += [[f"{ligne.libelle} : {tranche.libelle}", tranche.points] for tranche in ligne.tranches]
        else:
            rangees.append([ligne.libelle if ligne.est_active else _eteinte(ligne.libelle), ligne.points])
    return rangees


def _eteinte(libelle: str) -> str:
    return gettext("%(situation)s (non appliqué)") % {"situation": libelle}
