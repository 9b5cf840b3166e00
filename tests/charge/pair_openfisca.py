"""OpenFisca-France judging the households it is given, in an interpreter of its own: it knows nothing of Seuil.

`python pair_openfisca.py DOSSIER` reads `foyers.npz`, then answers each line of its input: `tour` builds the entities
and computes once, printing the two durations in seconds; `fin` writes `jugements.npz` and stops.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.simulations import SimulationBuilder
from openfisca_france import CountryTaxBenefitSystem

ENTITES = ("famille", "menage", "foyer_fiscal")
VARIABLES = ("categorie_menage",)


def batir(systeme: Any, foyers: dict[str, Any]) -> Any:
    """Return a simulation with its people, its households and what is given of them."""
    nombre, periode = int(foyers["menage"].max()) + 1, str(foyers["periode"])
    constructeur = SimulationBuilder()
    constructeur.create_entities(systeme)
    constructeur.declare_person_entity("individu", np.arange(len(foyers["menage"])))
    for entite in ENTITES:
        groupes = constructeur.declare_entity(entite, np.arange(nombre))
        constructeur.join_with_persons(groupes, foyers["menage"], foyers["role"])
    simulation = constructeur.build(systeme)
    simulation.set_input("date_naissance", "ETERNITY", foyers["naissance"])
    simulation.set_input("al_nb_personnes_a_charge", periode, foyers["charges"])
    return simulation


def calculer(simulation: Any, periode: str) -> dict[str, Any]:
    """Return the category."""
    return {nom: simulation.calculate(f"logement_social_{nom}", periode) for nom in VARIABLES}


def main() -> None:
    dossier = Path(sys.argv[1])
    with np.load(dossier / "foyers.npz") as lus:
        foyers = {nom: lus[nom] for nom in lus.files}
    systeme, rendus = CountryTaxBenefitSystem(), {}
    for ligne in sys.stdin:
        if ligne.strip() == "fin":
            break
        depart = time.perf_counter()
        simulation = batir(systeme, foyers)
        batie = time.perf_counter()
        rendus = calculer(simulation, str(foyers["periode"]))
        print(f"{batie - depart} {time.perf_counter() - batie}", flush=True)
    np.savez(dossier / "jugements.npz", **{nom: np.asarray(valeurs) for nom, valeurs in rendus.items()})


if __name__ == "__main__":
    main()
