"""Columns → the bytes of PostgreSQL's binary COPY, a whole table at once.

Each column becomes a matrix of bytes, one row per row of the table, as wide as its widest value; a mask says which
bytes are really there. The matrices side by side, read through the mask, are the stream.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from django.contrib.postgres.fields import ArrayField
from django.db import models
from numpy.typing import NDArray

ENTETE: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
FIN: Final = b"\xff\xff"
OIDS: Final = {">i2": 21, ">i4": 23, ">i8": 20, None: 1043}  # of PostgreSQL's types, by width; a text is a varchar
EPOQUE: Final = 10_957  # days from 1970-01-01 to 2000-01-01, PostgreSQL's day zero
LARGEURS: Final = {
    "BigAutoField": ">i8",
    "BigIntegerField": ">i8",
    "IntegerField": ">i4",
    "PositiveIntegerField": ">i4",
    "PositiveSmallIntegerField": ">i2",
    "SmallIntegerField": ">i2",
    "DateField": ">i4",
    "BooleanField": ">u1",
}


@dataclass(frozen=True, slots=True)
class Bloc:
    """Bytes of a column, and which of them are there (all when None); both have one row per row."""

    octets: NDArray[np.uint8]
    presents: NDArray[np.bool_] | None = None

    @property
    def masque(self) -> NDArray[np.bool_]:
        """Which bytes are there, said for each."""
        return np.ones(self.octets.shape, np.bool_) if self.presents is None else self.presents

    def seulement(self, lignes: NDArray[np.bool_]) -> Bloc:
        """Return the same bytes, there in these rows only."""
        return Bloc(self.octets, self.masque & lignes[:, None])


def encoder(table: pl.DataFrame, champs: Sequence[models.Field[Any, Any]]) -> bytes:
    """Return the rows of ``COPY … (FORMAT BINARY)``, between ENTETE and FIN: typed by the fields, in their order."""
    blocs = [_entier(np.full(len(table), len(table.columns)), ">i2")]
    for serie, champ in zip(table.iter_columns(), champs, strict=True):
        blocs += _colonne(serie, champ)
    bords = np.cumsum([0, *(bloc.octets.shape[1] for bloc in blocs)])
    octets = np.empty((len(table), bords[-1]), np.uint8)
    presents = np.ones(octets.shape, np.bool_)
    for bloc, debut, fin in zip(blocs, bords, bords[1:], strict=False):
        octets[:, debut:fin] = bloc.octets
        if bloc.presents is not None:
            presents[:, debut:fin] = bloc.presents
    return octets[presents].tobytes()


def _colonne(serie: pl.Series, champ: models.Field[Any, Any]) -> list[Bloc]:
    if isinstance(champ, ArrayField):
        return _liste(serie, _largeur(champ.base_field))
    largeur = _largeur(champ)
    return _texte(serie) if largeur is None else _nombre(serie, largeur)


def _largeur(champ: models.Field[Any, Any]) -> str | None:
    """Return how wide a number is written, None for a text."""
    if isinstance(champ, models.ForeignKey):
        champ = champ.target_field
    return LARGEURS.get(champ.get_internal_type())


def _nombre(serie: pl.Series, largeur: str) -> list[Bloc]:
    nombres = serie.to_physical().cast(pl.Int64)
    if serie.dtype == pl.Date:
        nombres = nombres - EPOQUE
    taille = np.dtype(largeur).itemsize
    valeurs = _entier(nombres.fill_null(0).to_numpy(), largeur)
    if not serie.null_count():
        return [_entier(np.full(len(serie), taille), ">i4"), valeurs]
    nuls = serie.is_null().to_numpy()
    return [_entier(np.where(nuls, -1, taille), ">i4"), valeurs.seulement(~nuls)]


def _texte(serie: pl.Series) -> list[Bloc]:
    longueurs = serie.str.len_bytes().fill_null(0).to_numpy().astype(np.int64)
    annonces = np.where(serie.is_null().to_numpy(), -1, longueurs) if serie.null_count() else longueurs
    return [_entier(annonces, ">i4"), _variable(_octets(serie), longueurs)]


def _liste(serie: pl.Series, largeur: str | None) -> list[Bloc]:
    """An array: its dimensions (none when it is empty), then each element behind its length; or nothing at all."""
    nombres = serie.list.len().fill_null(0).to_numpy().astype(np.int64)
    elements = serie.filter(pl.Series(nombres > 0)).explode() if nombres.any() else _aucun(largeur)
    annonce, valeur = _texte(elements) if largeur is None else _nombre(elements, largeur)
    presents = np.concatenate([annonce.masque, valeur.masque], axis=1)
    suite = np.concatenate([annonce.octets, valeur.octets], axis=1)[presents]
    bornes = np.concatenate([[0], np.cumsum(presents.sum(axis=1))])
    fins = np.cumsum(nombres)
    longueurs = bornes[fins] - bornes[fins - nombres]
    nuls, vides, lignes = serie.is_null().to_numpy(), nombres == 0, len(serie)
    tailles = np.where(nuls, -1, np.where(vides, 12, 20 + longueurs))
    communs = (np.where(vides, 0, 1), np.zeros(lignes), np.full(lignes, OIDS[largeur]))
    tete = [_entier(tailles, ">i4"), *(_entier(valeurs, ">i4").seulement(~nuls) for valeurs in communs)]
    dimensions = [_entier(valeurs, ">i4") for valeurs in (nombres, np.ones(lignes))]
    tete += [bloc.seulement(~vides) for bloc in dimensions]
    return [*tete, _variable(suite, longueurs)]


def _aucun(largeur: str | None) -> pl.Series:
    return pl.Series([], dtype=pl.String if largeur is None else pl.Int64)


def _octets(serie: pl.Series) -> NDArray[np.uint8]:
    tout: str = serie.str.join("").item() if len(serie) else ""
    return np.frombuffer(tout.encode(), np.uint8)


def _entier(valeurs: NDArray[Any], largeur: str) -> Bloc:
    octets = np.ascontiguousarray(valeurs.astype(largeur)).view(np.uint8)
    return Bloc(octets.reshape(len(valeurs), np.dtype(largeur).itemsize))


def _variable(octets: NDArray[np.uint8], longueurs: NDArray[np.int64]) -> Bloc:
    largeur = int(longueurs.max(initial=0))
    presents = np.arange(largeur) < longueurs[:, None]
    matrice = np.zeros((len(longueurs), largeur), np.uint8)
    matrice[presents] = octets
    return Bloc(matrice, presents)
