"""The published grid of the agent's territory, read as a table."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.cotation import acces
from seuil.cotation.models import Grille
from seuil.cotation.requetes import grille_en_vigueur, lire
from seuil.regles.grilles import LigneGrille
from seuil.socle.design.mesures import nombre


@require_safe
@agent_requis
def grille(request: Requete) -> HttpResponse:
    """Rubrics, points, tiers and source of the grid in force; `?territoire=` reads another one of the ressort."""
    territoires = acces.territoires_de(request.agent)
    voulu = request.GET.get("territoire", "")
    territoire = next((connu for connu in territoires if connu.pk == voulu), territoires[0] if territoires else None)
    publiee = grille_en_vigueur(territoire, request.aujourdhui) if territoire else None
    contexte = {
        "territoires": territoires,
        "territoire_lu": territoire,
        "publiee": publiee,
        "peut_publier": territoire is not None and acces.peut_publier(request.agent, territoire).est_oui,
        **(_lue(publiee) if publiee else {}),
    }
    return render(request, "cotation/gestion/grille.html", contexte)


def _lue(publiee: Grille) -> dict[str, Any]:
    lue = lire(publiee)
    rubriques = {ligne.rubrique.code: ligne.rubrique for ligne in lue.lignes}
    return {
        "lue": lue,
        "rubriques": [
            {
                "titre": rubrique.libelle,
                "cumul": rubrique.cumul == "max",
                "lignes": [_ligne(ligne) for ligne in lue.lignes if ligne.rubrique.code == code],
            }
            for code, rubrique in rubriques.items()
        ],
        "versions": Grille.objects.filter(territoire=publiee.territoire).order_by("-date_debut"),
    }


def _ligne(ligne: LigneGrille) -> dict[str, Any]:
    return {
        "libelle": ligne.libelle,
        "lettre": ligne.critere.lettre,
        "detail": _detail(ligne),
        "points": _points(ligne),
        "etat": "" if ligne.est_active else "Non appliqué",
    }


def _detail(ligne: LigneGrille) -> str:
    if ligne.tranches:
        return " ; ".join(f"{tranche.libelle} : {nombre(tranche.points)}" for tranche in ligne.tranches)
    if ligne.par:
        return f"{nombre(ligne.points)} par {ligne.par} {ligne.critere.unite}, {nombre(ligne.plafond)} au plus"
    if ligne.compte_si_provisoire:
        return ""
    autorite = ligne.critere.autorite
    return f"Compte une fois confirmé par {autorite}" if autorite else "Compte une fois prouvé"


def _points(ligne: LigneGrille) -> str:
    valeurs = sorted({tranche.points for tranche in ligne.tranches} or {ligne.plafond if ligne.par else ligne.points})
    return nombre(valeurs[0]) if len(valeurs) == 1 else f"{nombre(valeurs[0])} à {nombre(valeurs[-1])}"
