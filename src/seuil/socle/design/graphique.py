"""Charts drawn by the server in SVG: bars on a thick line. Geometry is text, so that no locale touches it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext

from seuil.socle.design.attributs import lire
from seuil.socle.design.mesures import nombre

LARGEUR = 380
LIBELLE_COURT = 17
_HAUT, _BASE = 23, 134
_DEBUT_COURT, _PLACE_DE_LA_VALEUR = 132, 46


def contexte(barres: Iterable[Any], sens: str) -> dict[str, Any]:
    """Return the bars placed, upright or lying, and the rows of the table that says the same."""
    lues = [lire(barre, libelle="", valeur=0, vous=False) for barre in barres]
    placer = {"vertical": _debout, "horizontal": _couchees}[sens]
    return placer(lues) | {"lignes": [_rangee(barre) for barre in lues], "demi": sens == "horizontal"}


def _rangee(barre: dict[str, Any]) -> dict[str, Any]:
    libelle = gettext("%(libelle)s (vous)") % {"libelle": barre["libelle"]} if barre["vous"] else barre["libelle"]
    return {"libelle": libelle, "valeur": nombre(barre["valeur"]), "ici": barre["vous"]}


def _debout(barres: Sequence[dict[str, Any]]) -> dict[str, Any]:
    pas = LARGEUR / max(1, len(barres))
    placees = []
    for rang, barre in enumerate(barres):
        haut = _part(barre, barres) * (_BASE - _HAUT)
        milieu = pas * (rang + 0.5)
        placees.append(
            {
                "x": _n(milieu - pas / 2 + 3),
                "y": _n(_BASE - haut),
                "largeur": _n(pas - 6),
                "hauteur": _n(haut),
                "vous": barre["vous"],
                "libelle": barre["libelle"],
                "valeur": nombre(barre["valeur"]),
                "milieu": _n(milieu),
                "y_valeur": _n(_BASE - haut - 6),
                "y_vous": _n(_BASE - haut - 20),
            }
        )
    return {"barres": placees, "hauteur": "162", "axe": f"M0 {_BASE + 2}H{LARGEUR}", "debout": True}


def _couchees(barres: Sequence[dict[str, Any]]) -> dict[str, Any]:
    court = all(len(str(barre["libelle"])) <= LIBELLE_COURT for barre in barres)
    debut, pas, chute = (_DEBUT_COURT, 44, 6) if court else (2, 58, 22)
    placees = []
    for rang, barre in enumerate(barres):
        large = _part(barre, barres) * (LARGEUR - debut - _PLACE_DE_LA_VALEUR)
        haut = rang * pas + chute
        placees.append(
            {
                "x": _n(debut),
                "y": _n(haut),
                "largeur": _n(large),
                "hauteur": "30",
                "vous": barre["vous"],
                "libelle": barre["libelle"],
                "valeur": nombre(barre["valeur"]),
                "x_libelle": "0" if court else "8",
                "y_libelle": _n(haut + 20 if court else haut - 7),
                "x_valeur": _n(debut + large + 8),
                "y_valeur": _n(haut + 20),
            }
        )
    hauteur = len(barres) * pas + 8
    return {"barres": placees, "hauteur": _n(hauteur), "axe": f"M{debut} 0V{hauteur}", "debout": False}


def _part(barre: dict[str, Any], barres: Sequence[dict[str, Any]]) -> float:
    plus_haute = max((float(autre["valeur"]) for autre in barres), default=0)
    return max(0.0, float(barre["valeur"])) / plus_haute if plus_haute > 0 else 0.0


def _n(valeur: float) -> str:
    return f"{valeur:.1f}".removesuffix(".0")
