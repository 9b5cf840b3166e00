"""Category, ceiling and eligibility of many households at once: `regles.menage` and `regles.plafonds` on columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from seuil.rapprochement.moteurs.foyers import Bloc, Menages, Personnes, blocs
from seuil.rapprochement.moteurs.tables import OCTETS, Tables, cellule, code, tables
from seuil.regles.menage import CATEGORIE_JEUNE_MENAGE, CATEGORIE_MAXIMALE


@dataclass(frozen=True, slots=True)
class Jugements:
    """One row per household: category 1 to 6, persons beyond the sixth, yearly ceiling in euros (INCONNU where no
    source gives it), and whether the income is known and stays at or under it."""

    categorie: NDArray[np.uint8]
    personnes_en_plus: NDArray[np.uint8]
    plafond: NDArray[np.int32]
    eligible: NDArray[np.bool_]


def juger_menages(personnes: Personnes, menages: Menages, le: date) -> Jugements:
    """Judge each household against the ceiling of its own zone and financing.

    The same answers as `regles`, household by household. Raises FoyersIncoherents, BaremeInconnu.
    """
    regles, nombre = tables(le), len(menages.revenu)
    rendus = Jugements(
        np.empty(nombre, np.uint8), np.empty(nombre, np.uint8), np.empty(nombre, np.int32), np.empty(nombre, np.bool_)
    )
    for bloc in blocs(personnes, menages, personnes_maximum=regles.personnes_maximum):
        rangs = _rangs(bloc, regles)
        categorie = np.minimum(rangs, CATEGORIE_MAXIMALE)
        plafond = regles.plafonds[cellule(bloc.menages.zone, bloc.menages.financement, rangs, regles.personnes_maximum)]
        rendus.categorie[bloc.rangs] = categorie
        rendus.personnes_en_plus[bloc.rangs] = rangs - categorie
        rendus.plafond[bloc.rangs] = plafond
        rendus.eligible[bloc.rangs] = (bloc.menages.revenu >= 0) & (bloc.menages.revenu <= plafond)
    return rendus


def _rangs(bloc: Bloc, regles: Tables) -> NDArray[np.uint8]:
    """Return how many people each household counts for; the favourable readings do not add up."""
    presents, charges, a_charge, handicapes = _compter(bloc, regles)
    isole = (charges > 0) & (charges + 1 == presents)
    handicap = handicapes > 0
    if not regles.handicap_au_dela_de_six:
        handicap &= presents < CATEGORIE_MAXIMALE
    rangs: NDArray[np.uint8] = presents + (isole | handicap)
    jeunes = _jeunes_menages(bloc, a_charge, regles)
    rangs[jeunes] = np.maximum(rangs[jeunes], CATEGORIE_JEUNE_MENAGE)
    return rangs


def _compter(bloc: Bloc, regles: Tables) -> NDArray[np.uint8]:
    """Return four counts per household, added together: one running sum of the four bytes, read at each last person."""
    qui = bloc.personnes
    cumul = np.cumsum(regles.comptes[code(qui.lien, qui.garde, qui.cmi_invalidite.view(np.uint8))], dtype=np.uint32)
    sommes = np.diff(cumul[bloc.derniers], prepend=np.uint32(0))
    return np.ascontiguousarray(sommes.view(np.uint8).reshape(-1, OCTETS).T)


def _jeunes_menages(bloc: Bloc, a_charge: NDArray[np.uint8], regles: Tables) -> NDArray[np.int64]:
    """Return the households of the block that are a couple without dependants whose ages add up to few enough."""
    menages: NDArray[np.int64] = bloc.personnes.menage[bloc.conjoints].astype(np.int64) - bloc.rangs.start
    seuls = a_charge[menages] == 0
    menages = menages[seuls]
    ages = _ages(bloc, bloc.conjoints[seuls], regles) + _ages(bloc, bloc.demandeurs[menages], regles)
    return menages[ages <= regles.somme_ages]


def _ages(bloc: Bloc, personnes: NDArray[np.int64], regles: Tables) -> NDArray[np.uint8]:
    """Return completed years; a birth unknown or to come reads the last cell, too old for a young couple."""
    vecus = (regles.jour - bloc.personnes.naissance[personnes]).view(np.uint32)
    return regles.ages[np.minimum(vecus, len(regles.ages) - 1)]
