"""Replay 100 000 attributions under ten grids: the compiled loops, beside the same algorithm in plain Python."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.poids import Totaux, repeser
from seuil.cotation.moteurs.simulation import AUCUN, DEMANDE, LOGEMENT, Monde, rejouer
from seuil.cotation.moteurs.tirage import tirer
from seuil.rapprochement.moteurs.foyers import FINANCEMENTS, INCONNU, ZONES
from seuil.rapprochement.moteurs.tables import tables
from seuil.regles.grilles import grilles_livrees, lire_grille
from seuil.regles.plafonds import Financement
from tests.charge.banc import Banc, chronometrer
from tests.charge.population import GRAINE, HABITE, LE, PRIORITAIRE, TRAVAILLE, Population

NOM = "10 grilles × 100 000 attributions, Python ÷ le nôtre"
LOGEMENTS = 100_000
GRILLES = 10
TYPES = 7
TAUX_EFFORT = 33
SORTES = [
    (financement, requis)
    for financement in (Financement.PLAI, Financement.PLUS, Financement.PLS)
    for requis in (0, PRIORITAIRE, TRAVAILLE, HABITE)
]


def mesurer_la_simulation(banc: Banc, monde: Population) -> None:
    """Replay the same year on both sides; plain Python plays one grid, its time counts ten times."""
    joue = monde_a_rejouer(monde)
    totaux = _totaux(monde)
    gagnants = rejouer(joue, totaux, fils=2)
    assert len({tuple(numeros.tolist()) for numeros in gagnants}) == GRILLES
    en_listes = _Listes(joue)
    rangement, une_grille, rejoues = en_listes.chronometrer(totaux[0])
    assert rejoues == gagnants[0].tolist()
    duree = chronometrer({"grilles": lambda: rejouer(joue, totaux, fils=2)})["grilles"]
    banc.durees |= {"simulation : dix grilles": duree, "simulation : Python, une grille": une_grille}
    loges = sum(int((numeros != AUCUN).sum()) for numeros in gagnants) / GRILLES
    note = (
        f"listes rangées des deux côtés, deux fils contre un ; {len(joue.souhaits)} souhaits, "
        f"{loges / len(joue.logements):.1%} des logements attribués"
    )
    banc.noter(NOM, rangement + GRILLES * une_grille, duree, "≥ 45", note)


def monde_a_rejouer(monde: Population, nombre: int = LOGEMENTS) -> Monde:
    """Return the wishes as lists per commune and type, and dwellings drawn where people wish to live.

    A demand keeps the flags of its first territory.
    """
    une = monde.souhaits.unique("demande", keep="first", maintain_order=True).sort("recue_le", "demande")
    rangs = np.empty(int(une["demande"].max()) + 1, np.int32)
    rangs[une["demande"].to_numpy()] = np.arange(une.height, dtype=np.int32)
    demandes = np.zeros(une.height, DEMANDE)
    demandes["ressources"], demandes["revenu"] = une["revenu"], une["revenu_mensuel"].clip(0, 65_535)
    demandes["categorie"], demandes["drapeaux"] = une["categorie"] + une["personnes_en_plus"], une["drapeaux"]
    voeux = monde.souhaits.select("commune", "types", rang=pl.Series(rangs[monde.souhaits["demande"].to_numpy()]))
    voeux = voeux.select("rang", "commune", type=pl.lit(list(range(TYPES))), types="types").explode("type")
    voeux = voeux.filter(pl.col("types").cast(pl.Int64) // pl.lit(2).pow(pl.col("type")) % 2 == 1)
    voeux = voeux.select("rang", liste=pl.col("commune") * TYPES + pl.col("type").cast(pl.Int32)).sort("rang")
    listes = len(monde.carte.codes) * TYPES
    debuts = np.concatenate([[0], np.cumsum(np.bincount(voeux["rang"], minlength=une.height))])
    souhaits, plafonds = voeux["liste"].to_numpy(), tables(LE).plafonds.reshape(len(ZONES) * len(FINANCEMENTS), -1)
    sans_plafond = np.where(plafonds == INCONNU, np.iinfo(np.int32).max, plafonds)
    logements = _logements(monde, np.bincount(souhaits, minlength=listes), nombre)
    return Monde(demandes, debuts, souhaits, logements, sans_plafond, TAUX_EFFORT, listes)


def _logements(monde: Population, voulus: NDArray[np.int64], nombre: int) -> NDArray[Any]:
    """Return dwellings in the order they become free: the more a list is wished, the more often."""
    listes = np.repeat(np.flatnonzero(voulus), len(SORTES))
    sortes = np.arange(len(listes)) % len(SORTES)
    financements = np.array([FINANCEMENTS.index(financement) for financement, _ in SORTES])[sortes]
    parc = np.zeros(len(listes), LOGEMENT)
    parc["liste"], parc["requis"] = listes, np.array([requis for _, requis in SORTES])[sortes]
    parc["plafonds"] = monde.carte.zones[listes // TYPES] * len(FINANCEMENTS) + financements
    parc["loyer"] = 220 + 75 * (listes % TYPES) + 45 * financements
    return parc[tirer(voulus[listes], nombre, graine=GRAINE)]


def _totaux(monde: Population) -> Sequence[Totaux]:
    """Return the totals of each demand under ten grids: the truths are observed once, then weighed."""
    grille = next(lue for lue in grilles_livrees() if lue.territoire == "compiegne")
    rangs = monde.souhaits.unique("demande", keep="first", maintain_order=True).sort("recue_le", "demande")["demande"]
    une = monde.observations.unique("demande", keep="first", maintain_order=True)
    notes = coter_lot(une, grille, LE, cles=["demande"], avec_preuves=True).collect(engine="streaming")
    masques = notes.sort("demande")["masque"].to_numpy()[rangs.to_numpy()]
    variantes = [lire_grille(_varier(grille.texte, rang)) for rang in range(GRILLES)]
    return [repeser(variante, masques) for variante in variantes]


def _varier(texte: str, rang: int) -> str:
    """Return the grid with two other weights, the one never taken for the other."""
    varie = texte.replace("points = 14", f"points = {14 + 3 * rang}", 1)
    return varie.replace("points = 30", f"points = {30 - 3 * rang}", 1)


class _Listes:
    """The same world as plain lists of numbers."""

    def __init__(self, monde: Monde) -> None:
        self.demandes = [monde.demandes[nom].tolist() for nom in ("ressources", "revenu", "categorie", "drapeaux")]
        self.logements = monde.logements.tolist()
        self.souhaits, self.debuts = monde.souhaits.tolist(), monde.debuts_souhaits.tolist()
        self.plafonds, self.taux, self.nombre = monde.plafonds.tolist(), monde.taux_effort, monde.listes

    def chronometrer(self, totaux: Totaux) -> tuple[float, float, list[int]]:
        """Return the seconds of what the grids share, those of one grid, and who is housed."""
        notes = totaux.tolist()
        depart = time.perf_counter()
        listes = self.disposer()
        disposees = time.perf_counter()
        rangees = [sorted(liste, key=notes.__getitem__, reverse=True) for liste in listes]
        gagnants = self.attribuer(rangees)
        return disposees - depart, time.perf_counter() - disposees, gagnants

    def disposer(self) -> list[list[int]]:
        """Group the wishes by list, in order of reception."""
        listes: list[list[int]] = [[] for _ in range(self.nombre)]
        souhaits, debuts = self.souhaits, self.debuts
        for demande in range(len(debuts) - 1):
            for liste in souhaits[debuts[demande] : debuts[demande + 1]]:
                listes[liste].append(demande)
        return listes

    def attribuer(self, rangees: list[list[int]]) -> list[int]:
        """Give each dwelling, in order, to the first eligible demand without one."""
        suivants = [[*range(1, len(liste)), AUCUN] if liste else [] for liste in rangees]
        tetes = [0 if liste else AUCUN for liste in rangees]
        prises = bytearray(len(self.demandes[0]))
        return [self.choisir(logement, rangees, suivants, tetes, prises) for logement in self.logements]

    def choisir(self, logement: Any, rangees: Any, suivants: Any, tetes: list[int], prises: bytearray) -> int:
        """Return who is housed; unlink the housed when met. The loop reads nothing but local names."""
        (liste, plafonds, loyer, requis), taux = logement, self.taux
        ressources, revenus, categories, drapeaux = self.demandes
        maximums, cout, rangee, suivant = self.plafonds[plafonds], loyer * 100, rangees[liste], suivants[liste]
        avant, place = AUCUN, tetes[liste]
        while place != AUCUN:
            demande, apres = rangee[place], suivant[place]
            prise = prises[demande]
            if not prise and not (
                ressources[demande] <= maximums[categories[demande]]
                and drapeaux[demande] & requis == requis
                and cout <= revenus[demande] * taux
            ):
                avant, place = place, apres
                continue
            if avant == AUCUN:
                tetes[liste] = apres
            else:
                suivant[avant] = apres
            if not prise:
                prises[demande] = 1
                return demande
            place = apres
        return AUCUN
