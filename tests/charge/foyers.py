"""Invented households: who they are, how they live, what they earn, as columns."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation

TAILLES = {1: 45, 2: 22, 3: 15, 4: 11, 5: 5, 6: 2}
OCCUPATIONS = {"HLM": 33, "LP": 24, "CP": 13, "CPE": 12, "SH": 4, "RS": 4, "HOT": 2, "SD": 2, "LTG": 3, "POCC": 3}
CONTRATS = {"CDI": 38, "CDD": 15, "CHO": 14, "RET": 12, "ETU": 5, "APP": 3, "ART": 3, "AUT": 10}
RARES = {
    "dalo": 2.0,
    "handicap": 9.0,
    "appartement_therapeutique": 0.1,
    "difficultes_particulieres": 6.0,
    "violences_couple": 1.5,
    "mariage_force": 0.02,
    "viol_agression": 0.05,
    "sortie_prostitution": 0.02,
    "traite_proxenetisme": 0.03,
    "habitat_indigne": 3.0,
    "logement_non_decent": 4.0,
    "menace_expulsion": 2.0,
    "depart_personne_a_charge": 1.5,
    "divorce_separation": 8.0,
    "logement_inadapte": 3.0,
    "logement_repris": 3.0,
    "historique_locatif": 30.0,
    "eloigne_du_travail": 8.0,
    "rapprochement_familial": 5.0,
    "travailleur_essentiel": 9.0,
    "implication_locale": 3.0,
    "logement_demoli": 0.4,
    "assistant_maternel": 0.5,
    "malus_violences": 0.05,
    "malus_expulsion": 0.2,
    "malus_voisinage": 0.2,
    "malus_stupefiants": 0.05,
}
PAIENT = [StatutOccupation.HLM, StatutOccupation.LP, StatutOccupation.POCC]


def tirer_foyers(hasard: np.random.Generator, nombre: int, le: date) -> pl.DataFrame:
    """Return one row per household, in the order of the demands."""
    taille = choisir(hasard, TAILLES, nombre)
    couple = (taille >= 2) & (hasard.random(nombre) < 0.5)
    enfants = taille - 1 - couple
    ecarts = {
        "date_depot": hasard.exponential(420, nombre).clip(0, 5_400),
        "date_naissance": hasard.normal(41, 15, nombre).clip(18, 90) * 365.25,
    }
    colonnes: dict[str, Any] = {nom: _avant(le, jours) for nom, jours in ecarts.items()}
    colonnes |= {"nb_personnes": taille, "couple": couple, "nb_a_charge": enfants}
    colonnes |= {"parent_isole": ~couple & (enfants > 0)}
    colonnes |= {"nb_mineurs": np.minimum(enfants, hasard.integers(0, 6, nombre))}
    colonnes |= _logement(hasard, taille) | _revenus(hasard, couple, enfants)
    colonnes |= {nom: hasard.random(nombre) * 100 < part for nom, part in RARES.items()}
    colonnes |= {"accessible": hasard.random(nombre) < 0.03, "elargie": hasard.random(nombre) < 0.2}
    colonnes |= {"preuves": hasard.integers(0, 1 << 45, nombre), "reste": hasard.integers(0, 366, nombre)}
    return pl.DataFrame(colonnes).with_columns(fin_ase=pl.lit(date(1900, 1, 1)))


def _logement(hasard: np.random.Generator, taille: NDArray[np.int64]) -> dict[str, Any]:
    nombre = len(taille)
    statut = choisir(hasard, {StatutOccupation[nom]: part for nom, part in OCCUPATIONS.items()}, nombre)
    paie = np.isin(statut, PAIENT)
    return {
        "statut_occupation": statut,
        "nb_occupants": taille + hasard.integers(0, 3, nombre),
        "nb_pieces": _inconnu(hasard, hasard.integers(1, 6, nombre)),
        "surface_m2": _inconnu(hasard, hasard.integers(9, 110, nombre)),
        "loyer_charges": np.where(paie, hasard.integers(250, 950, nombre), 0),
        "apl": np.where(paie, hasard.integers(0, 320, nombre), 0),
        "temps_trajet_minutes": _inconnu(hasard, hasard.integers(5, 120, nombre)),
    }


def _revenus(hasard: np.random.Generator, couple: NDArray[np.bool_], enfants: NDArray[np.int64]) -> dict[str, Any]:
    nombre = len(couple)
    mensuel = (hasard.lognormal(7.0, 0.55, nombre) * (1 + 0.6 * couple)).clip(0, 20_000).astype(np.int32)
    return {
        "revenu_mensuel": mensuel,
        "revenu_uc_annuel": mensuel * 120 // (10 + 5 * couple + 4 * enfants),
        "revenu": (mensuel * 12 * hasard.uniform(0.8, 1.05, nombre)).astype(np.int32),
        "duree_chomage_mois": np.where(hasard.random(nombre) < 0.05, 13, 0),
        "nb_refus_adaptes": np.where(hasard.random(nombre) < 0.02, 1, 0),
        "situation_pro": choisir(hasard, {SituationPro[nom]: part for nom, part in CONTRATS.items()}, nombre),
    }


def choisir(hasard: np.random.Generator, parts: dict[Any, int], nombre: int) -> NDArray[np.int64]:
    """Draw keys by their weights."""
    poids = np.array(list(parts.values()), float)
    return np.array(list(parts))[np.searchsorted(np.cumsum(poids / poids.sum()), hasard.random(nombre))]


def _inconnu(hasard: np.random.Generator, valeurs: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(hasard.random(len(valeurs)) < 0.08, -1, valeurs)


def _avant(le: date, jours: NDArray[np.float64]) -> NDArray[np.datetime64]:
    return (np.datetime64(le) - jours.astype("timedelta64[D]")).astype("datetime64[D]")
