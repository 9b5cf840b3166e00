"""The order of the measures: equal results first, then the ratios, then the file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from seuil.cotation.moteurs.lot import coter_lot
from seuil.regles.grilles import grilles_livrees
from tests.charge import base, mesures_base, mesures_lot
from tests.charge.banc import Banc
from tests.charge.population import LE, plus_grands, population

ABSENTS = {
    "OpenFisca ÷ notre calcul (catégorie, plafond, éligibilité)": "≥ 30", "COPY vérifié ÷ bulk_create": "≥ 25",
    "10 grilles × 100 000 attributions, Python ÷ le nôtre": "≥ 45", "croissance du p99 de 300 000 à 3 000 000": "≤ 1,5",
    "recherche p99 sous 20 guichets qui écrivent": "≤ 3",
}  # fmt: skip


def derouler(nombre: int) -> Path:
    """Run every measure; return the file of the figures."""
    banc = Banc(nombre)
    grille = next(lue for lue in grilles_livrees() if lue.territoire == "compiegne")
    monde = _chrono(banc, "population", lambda: population(nombre))
    notes = mesures_lot.mesurer_le_lot(banc, monde, grille)
    mesures_lot.mesurer_les_grilles(banc, monde, notes, grille.texte)
    territoires = int(os.environ.get("TERRITOIRES", len(monde.carte.sirens)))
    monde = plus_grands(monde, territoires)
    print(f"  base : {territoires} territoires, {len(monde.observations)} cotations, {len(monde.souhaits)} souhaits")
    cotees = coter_lot(monde.observations, grille, LE, cles=["demande"], avec_preuves=True).collect(engine="streaming")
    grilles = _chrono(banc, "base remplie", lambda: base.preparer(monde, grille, cotees))
    lot = banc.durees["lot : lot"] * len(monde.observations) / len(notes)
    _tenter(banc, "CASE de PostgreSQL ÷ lot", lambda: mesures_base.mesurer_le_calcul(banc, grille, lot))
    _tenter(banc, "expliquer ÷ lire sa ligne", lambda: mesures_base.mesurer_l_explication(banc))
    _tenter(banc, "nuit ÷ tout réécrire", lambda: mesures_base.mesurer_la_nuit(banc, monde, grilles))
    _tenter(banc, "nouvelle grille ÷ lire les faits", lambda: mesures_base.mesurer_la_grille(banc, monde, grilles))
    _chrono(banc, "tables normalisées du pair", mesures_base.normaliser)
    _tenter(banc, "recherche ÷ select 1", lambda: mesures_base.mesurer_la_recherche(banc, monde))
    for nom, but in ABSENTS.items():
        banc.passer(nom, but, "pas encore écrit")
    return banc.ecrire()


def _tenter(banc: Banc, nom: str, mesure: Callable[[], None]) -> None:
    """Run a measure; one that fails is said, and does not hide the others."""
    try:
        mesure()
    except Exception as erreur:
        banc.passer(nom, "", f"{type(erreur).__name__} : {erreur}"[:200])


def _chrono(banc: Banc, nom: str, acte: Callable[[], Any]) -> Any:
    debut = time.perf_counter()
    rendu = acte()
    banc.durees[nom] = time.perf_counter() - debut
    print(f"  {nom} : {banc.durees[nom]:.1f} s", flush=True)
    return rendu
