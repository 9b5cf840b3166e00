"""The category of many households at once: `regles.menage` on columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from seuil.rapprochement.moteurs.foyers import Bloc, Personnes, blocs
from seuil.rapprochement.moteurs.tables import OCTETS, Tables, code, tables
from seuil.regles.menage import CATEGORIE_JEUNE_MENAGE, CATEGORIE_MAXIMALE


@dataclass(frozen=True, slots=True)
class Categories:
    """One row per household: category 1 to 6, persons beyond the sixth."""

    categorie: NDArray[np.uint8]
    personnes_en_plus: NDArray[np.uint8]


def categories(personnes: Personnes, nombre: int, le: date) -> Categories:
    """Return the category of each of so many households, as `regles.menage.categorie` gives it.

    Raises FoyersIncoherents, BaremeInconnu.
    """
    regles = tables(le)
    rendues = Categories(np.empty(nombre, np.uint8), np.empty(nombre, np.uint8))
    for bloc in blocs(personnes, nombre, personnes_maximum=regles.personnes_maximum):
        rangs = _rangs(bloc, regles)
        categorie = np.minimum(rangs, CATEGORIE_MAXIMALE)
        rendues.categorie[bloc.rangs] = categorie
        rendues.personnes_en_plus[bloc.rangs] = rangs - categorie
    return rendues


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
