"""The order of the measures: equal results first, then the ratios, then the file."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from seuil.cotation.moteurs.lot import coter_lot
from seuil.regles.grilles import grilles_livrees
from tests.charge import (
    base,
    mesures_base,
    mesures_croissance,
    mesures_ecriture,
    mesures_import,
    mesures_lot,
    mesures_openfisca,
    mesures_recherche,
    mesures_tenue,
)
from tests.charge.banc import Banc
from tests.charge.population import LE, Population, population

FOYERS_COMPARES = 100_000


def derouler(nombre: int) -> Path:
    """Run every measure; return the file of the figures."""
    banc = Banc(nombre)
    petites = mesures_croissance.mesurer_plus_petit(banc)
    grille = next(lue for lue in grilles_livrees() if lue.territoire == "compiegne")
    monde = _chrono(banc, "population", lambda: population(nombre))
    mesures_lot.mesurer_le_lot(banc, monde, grille)
    _tenter(banc, "30 millions", lambda: mesures_lot.mesurer_trente_millions(banc, monde, grille))
    _tenter(banc, "OpenFisca", lambda: mesures_openfisca.mesurer_openfisca(banc, FOYERS_COMPARES))
    _mesurer_la_base(banc, monde, grille)
    mesures_croissance.noter_la_croissance(banc, petites)
    return banc.ecrire()


def derouler_la_courbe(nombre: int) -> None:
    """Run what the cost curves need, on a smaller population; print the durations as JSON, last."""
    banc = Banc(nombre)
    grille = next(lue for lue in grilles_livrees() if lue.territoire == "compiegne")
    monde = _chrono(banc, "population", lambda: population(nombre))
    mesures_lot.mesurer_le_lot(banc, monde, grille)
    _remplir(banc, monde, grille)
    mesures_recherche.mesurer_la_recherche(banc, monde, jointures=0)
    mesures_tenue.mesurer_la_nuit(banc)
    mesures_tenue.mesurer_la_grille(banc, monde)
    print(json.dumps(banc.durees))


def _mesurer_la_base(banc: Banc, monde: Population, grille: Any) -> None:
    _remplir(banc, monde, grille)
    lignes = len(monde.observations)
    lot = banc.durees["lot"]
    _tenter(banc, "CASE ÷ lot", lambda: mesures_base.mesurer_le_calcul(banc, grille, lot))
    _tenter(banc, "expliquer ÷ lire", lambda: mesures_base.mesurer_l_explication(banc))
    _chrono(banc, "tables normalisées du pair", mesures_recherche.normaliser)
    _tenter(banc, "recherche", lambda: mesures_recherche.mesurer_la_recherche(banc, monde))
    _tenter(banc, "nuit", lambda: mesures_tenue.mesurer_la_nuit(banc))
    _tenter(banc, "nouvelle grille", lambda: mesures_tenue.mesurer_la_grille(banc, monde))
    _tenter(banc, "20 guichets", lambda: mesures_ecriture.mesurer_sous_ecriture(banc, monde))
    _tenter(banc, "import", lambda: mesures_import.mesurer_l_import(banc))
    print(f"  {lignes} cotations, {len(monde.souhaits)} souhaits")


def _remplir(banc: Banc, monde: Population, grille: Any) -> None:
    cotees = coter_lot(monde.observations, grille, LE, cles=["demande"], avec_preuves=True).collect(engine="streaming")
    _chrono(banc, "base remplie", lambda: base.preparer(monde, grille, cotees))


def _tenter(banc: Banc, nom: str, mesure: Callable[[], None]) -> None:
    """Run a measure; one that fails is said, and does not hide the others."""
    debut = time.perf_counter()
    try:
        mesure()
    except Exception as erreur:
        banc.passer(nom, "", f"{type(erreur).__name__} : {erreur}"[:200])
    print(f"    ({nom} : {time.perf_counter() - debut:.0f} s en tout)", flush=True)


def _chrono(banc: Banc, nom: str, acte: Callable[[], Any]) -> Any:
    debut = time.perf_counter()
    rendu = acte()
    banc.durees[nom] = time.perf_counter() - debut
    print(f"  {nom} : {banc.durees[nom]:.1f} s", flush=True)
    return rendu
