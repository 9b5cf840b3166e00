"""How the household lives now, why it asks, what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.demandes.nomenclatures import Occupation, TypeLogement
from seuil.demo.foule.tirages import Hasard, codes, foule, nombres, sauf, vrai
from seuil.demo.population import lois

PAIENT: Final = [Occupation.HLM.value, Occupation.LOCATAIRE.value, Occupation.PROPRIETAIRE.value]
TYPES: Final = pl.Series([type_.value for type_ in TypeLogement])
GRAND: Final = len(TYPES) - 1
Colonnes = dict[str, Any]


def tirer_logement(hasard: Hasard, taille: NDArray[np.int64], recue_le: NDArray[np.datetime64]) -> Colonnes:
    """Draw the present lodging."""
    nombre = len(taille)
    occupation = codes(hasard, lois()["occupation"], nombre)
    dehors = (occupation == Occupation.SANS_ABRI.value).to_numpy()
    paie = occupation.is_in(PAIENT).to_numpy()
    pieces = (taille + hasard.integers(-1, 2, nombre)).clip(1, 6)
    surface = pieces * 14 + hasard.integers(0, 22, nombre)
    depuis = (recue_le - hasard.integers(60, 2_700, nombre).astype("timedelta64[D]")).astype("datetime64[M]")
    loyer = 180 + surface * 6 + hasard.integers(0, 260, nombre)
    return {
        "occupation": occupation,
        "occupation_depuis": depuis.astype("datetime64[D]"),
        "surface": sauf(surface, dehors | vrai(hasard, foule()["inconnu"], nombre)),
        "pieces": sauf(pieces, dehors | vrai(hasard, foule()["inconnu"], nombre)),
        "nb_occupants": taille + hasard.integers(0, 3, nombre) * ~paie,
        "loyer_charges": loyer * paie,
        "apl": np.minimum(hasard.integers(0, 320, nombre), loyer) * paie,
    }


def tirer_demande(hasard: Hasard, taille: NDArray[np.int64], occupation: pl.Series) -> Colonnes:
    """Draw the reasons, the situations, the types and the rent asked."""
    nombre = len(taille)
    loyer = 300 + hasard.integers(0, 12, nombre) * 50
    return {
        "motifs": _motifs(hasard, occupation),
        "situations": _situations(hasard, nombre),
        "types": _types(hasard, taille),
        "loyer_maximum": sauf(loyer, ~vrai(hasard, foule()["loyer_maximum"], nombre)),
        "besoin_accessible": vrai(hasard, foule()["besoin_accessible"], nombre),
        "demande_elargie": vrai(hasard, foule()["demande_elargie"], nombre),
    }


def _types(hasard: Hasard, taille: NDArray[np.int64]) -> pl.Series:
    """One type, the smallest that suits or the next; most ask one more."""
    nombre = len(taille)
    premier = taille.clip(1, GRAND - 1) + ~vrai(hasard, foule()["petit_type"], nombre)
    seul = (premier >= GRAND) | ~vrai(hasard, foule()["deux_types"], nombre)
    return _liste([TYPES.gather(premier), TYPES.gather((premier + 1).clip(0, GRAND)).set(pl.Series(seul), None)])


def _motifs(hasard: Hasard, occupation: pl.Series) -> pl.Series:
    """A tenant of social housing has reasons of its own; the reasons after the first are anybody's."""
    nombre = len(occupation)
    mutation = codes(hasard, foule()["motif_mutation"], nombre)
    premier = codes(hasard, foule()["motif_premiere"], nombre).zip_with(occupation != Occupation.HLM.value, mutation)
    combien = nombres(hasard, foule()["motifs"], nombre)
    deuxieme, troisieme = (codes(hasard, lois()["motifs"], nombre) for _ in range(2))
    deuxieme = deuxieme.set((deuxieme == premier) | pl.Series(combien < 2), None)
    repete = (troisieme == premier) | (troisieme == deuxieme).fill_null(False) | pl.Series(combien < 3)
    return _liste([premier, deuxieme, troisieme.set(repete, None)])


def _situations(hasard: Hasard, nombre: int) -> pl.Series:
    parts: Mapping[str, float] = lois()["situations"] | foule()["situations_rares"]
    dites = []
    for code, part in parts.items():
        declaree = pl.Series([None, code]).gather(vrai(hasard, part, nombre).astype(np.int64))
        dites.append(declaree)
    return _liste(dites)


def _liste(colonnes: list[pl.Series]) -> pl.Series:
    """Return the lists of what is said in these columns, row by row."""
    table = pl.DataFrame({str(rang): colonne for rang, colonne in enumerate(colonnes)})
    return table.select(liste=pl.concat_list(pl.all()).list.drop_nulls())["liste"]
