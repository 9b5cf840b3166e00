"""The income retained of many households at once: `regles.ressources` on columns."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.rapprochement.moteurs.foyers import BLOC, FoyersIncoherents
from seuil.regles.baremes import bareme

Revenus = NDArray[np.int32]

ECARTE: Final = np.int32(1 << 30)  # above any income: never the lowest


def revenus_retenus(n2: Revenus, n1: Revenus, douze_mois: Revenus, deductions: Revenus, le: date) -> Revenus:
    """Return the N-2 income, or the lowest later one when it fell by the required share or more (art. R441-1 CCH).

    Euros a year; INCONNU stands for an income nobody gave, and without the N-2 income none is retained. `deductions`:
    what was spent in EHPAD, inside its limit. Raises FoyersIncoherents above the amount a form accepts.
    """
    regles = bareme("ressources", le).contenu["revenu"]
    _verifier({"n2": n2, "n1": n1, "douze_mois": douze_mois, "deductions": deductions}, regles["montant_maximum"])
    retenus = np.empty(len(n2), dtype=np.int32)
    for debut in range(0, len(n2), BLOC):
        ici = slice(debut, debut + BLOC)
        seuils = n2[ici] * (100 - regles["baisse_pourcent"])
        plus_bas = n2[ici]
        for montants in (n1[ici], douze_mois[ici]):
            ecarte = (montants < 0) | (montants * 100 > seuils)
            plus_bas = np.minimum(plus_bas, montants + ecarte * ECARTE)
        retenus[ici] = np.maximum(plus_bas - deductions[ici], np.minimum(plus_bas, 0))
    return retenus


def _verifier(colonnes: dict[str, NDArray[Any]], maximum: int) -> None:
    nombre = len(colonnes["n2"])
    for nom, montants in colonnes.items():
        if len(montants) != nombre:
            raise FoyersIncoherents(f"{nom} : {len(montants)} lignes pour {nombre} ménages.")
        if nombre and int(montants.max()) > maximum:
            raise FoyersIncoherents(f"{nom} : {montants.max()} € dépassent {maximum} €, le plus grand montant accepté.")
