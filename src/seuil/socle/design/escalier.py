"""Ceilings drawn as stairs, the household as a level across them."""

from collections.abc import Iterable
from typing import Any

from seuil.socle.design.attributs import lire
from seuil.socle.design.mesures import euros

LARGEUR, _HAUT, _BASE, _ECART = 380, 34, 214, 4


def contexte(marches: Iterable[Any], niveau: int | None) -> dict[str, Any]:
    """Return the steps placed, open or passed, and the height of the household's income."""
    lues = [lire(marche, libelle="", plafond=0, ouverte=False, mot="") for marche in marches]
    plus_haut = max([marche["plafond"] for marche in lues] + [niveau or 0, 1])
    large = (LARGEUR - _ECART * (len(lues) - 1)) // max(1, len(lues))
    for rang, marche in enumerate(lues):
        haut = marche["plafond"] * (_BASE - _HAUT) // plus_haut
        marche |= {
            "x": str(rang * (large + _ECART)),
            "y": str(_BASE - haut),
            "hauteur": str(haut),
            "montant": euros(marche["plafond"]),
        }
    ligne = "" if niveau is None else str(_BASE - niveau * (_BASE - _HAUT) // plus_haut)
    return {"marches": lues, "large": str(large), "ligne": ligne, "revenus": "" if niveau is None else euros(niveau)}
