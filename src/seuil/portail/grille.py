"""The published grid, whole, as sentences: points, who is concerned, what proves it, ties, refusals, versions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import communes_de
from seuil.baux.courriers import effet_d_un_refus
from seuil.cotation.models import Grille
from seuil.cotation.requetes import grille_en_vigueur, lire
from seuil.regles.criteres import FAITS
from seuil.regles.criteres.declaration import Etabli
from seuil.regles.grilles import Grille as GrilleLue
from seuil.regles.grilles import LigneGrille
from seuil.socle.design.mesures import nombre
from seuil.socle.middleware import aujourdhui


@require_safe
def grille(request: HttpRequest) -> HttpResponse:
    """The grid in force, or an earlier version (`?version=`)."""
    territoire = request.territoire  # type: ignore[attr-defined]
    versions = list(Grille.objects.filter(territoire=territoire).order_by("-date_debut", "-pk"))
    en_vigueur = grille_en_vigueur(territoire, aujourdhui(request))
    voulue = next((une for une in versions if une.version == request.GET.get("version")), None)
    publiee = voulue or en_vigueur
    contexte = {
        "publiee": publiee,
        "en_vigueur": publiee == en_vigueur,
        "inconnue": "version" in request.GET and voulue is None,
        "versions": versions,
        "refus": effet_d_un_refus(communes_de(territoire)[0]),
        **(_lue(lire(publiee)) if publiee else {}),
    }
    return render(request, "portail/grille.html", contexte)


def _lue(lue: GrilleLue) -> dict[str, Any]:
    rubriques = {ligne.rubrique.code: ligne.rubrique for ligne in lue.lignes}
    return {
        "lue": lue,
        "rubriques": [
            {
                "titre": rubrique.libelle or gettext("Situations"),
                "une_seule": rubrique.cumul == "max",
                "lignes": [rangee for ligne in lue.lignes if ligne.rubrique.code == code for rangee in _rangees(ligne)],
            }
            for code, rubrique in rubriques.items()
        ],
        "eteintes": any(not ligne.est_active for ligne in lue.lignes),
    }


def _rangees(ligne: LigneGrille) -> list[dict[str, Any]]:
    """Return the rows of a line: one, or one per tier."""
    commun = {"preuve": _preuve(ligne), "compte": _compte(ligne), "eteinte": not ligne.est_active}
    if ligne.tranches:
        return [
            {**commun, "situation": f"{ligne.libelle} : {tranche.libelle}", "points": nombre(tranche.points)}
            for tranche in ligne.tranches
        ]
    if ligne.par:
        dit = {"points": nombre(ligne.points), "par": ligne.par, "unite": ligne.critere.unite}
        points = gettext("%(points)s par %(par)s %(unite)s") % dit
        au_plus = gettext("%(points)s au plus") % {"points": nombre(ligne.plafond)}
        return [{**commun, "situation": ligne.libelle, "points": f"{points}, {au_plus}"}]
    return [{**commun, "situation": ligne.libelle, "points": nombre(ligne.points)}]


def _preuve(ligne: LigneGrille) -> str:
    faits = [FAITS[nom] for nom in ligne.critere.faits]
    papiers = list(dict.fromkeys(fait.piece for fait in faits if fait.piece))
    if papiers:
        return gettext("Papier : %(papiers)s.") % {"papiers": gettext(" ou ").join(papiers)}
    if any(fait.etabli is Etabli.REGISTRE for fait in faits):
        return gettext("Rien à fournir : le registre le sait.")
    return gettext("Rien à fournir : votre réponse suffit.")


def _compte(ligne: LigneGrille) -> str:
    if not ligne.est_active:
        return gettext("Non appliqué : aucune délibération connue ne le décide.")
    if ligne.critere.autorite:
        return gettext("Compte une fois confirmé par %(autorite)s.") % {"autorite": ligne.critere.autorite}
    return "" if ligne.compte_si_provisoire else gettext("Compte une fois prouvé.")
