"""Households as columns: what the law reads of them, as narrow numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from seuil.regles.menage import Garde, Lien

LIENS: Final = tuple(Lien)
GARDES: Final = (None, *Garde)
LISTES: Final[dict[str, tuple[Any, ...]]] = {"lien": LIENS, "garde": GARDES}
JOUR_INCONNU: Final = int(np.iinfo(np.int32).max)
BLOC: Final = 1 << 16


class FoyersIncoherents(ValueError):
    """The columns do not describe households that the law can judge; the message names the column."""


@dataclass(frozen=True, slots=True)
class Personnes:
    """One row per person, household after household.

    `menage`: rank of the household; `lien` and `garde`: places in LIENS and GARDES; `naissance`: days since 1970,
    JOUR_INCONNU for a birth nobody gave.
    """

    menage: NDArray[np.int32]
    lien: NDArray[np.uint8]
    naissance: NDArray[np.int32]
    cmi_invalidite: NDArray[np.bool_]
    garde: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Bloc:
    """Some households in a row, few enough for the cache. The last three are rows of `personnes`."""

    rangs: slice
    personnes: Personnes
    derniers: NDArray[np.int64]
    demandeurs: NDArray[np.int64]
    conjoints: NDArray[np.int64]


def blocs(personnes: Personnes, nombre: int, *, personnes_maximum: int) -> Iterator[Bloc]:
    """Cut so many households into blocks.

    Raises FoyersIncoherents when a column has another length, a code leaves its list, a household has nobody, too many
    people, not exactly one demandeur, two conjoints, or comes out of its turn.
    """
    _verifier_longueurs(personnes)
    bornes = np.append(np.arange(0, nombre, BLOC), nombre)
    coupures = np.searchsorted(personnes.menage, bornes)
    if coupures[0] != 0 or coupures[-1] != len(personnes.menage):
        raise FoyersIncoherents(f"menage : les rangs vont de 0 à {nombre - 1}, dans l’ordre.")
    for rang in range(len(bornes) - 1):
        lignes = slice(int(coupures[rang]), int(coupures[rang + 1]))
        rangs = slice(int(bornes[rang]), int(bornes[rang + 1]))
        yield _couper(_tranche(personnes, lignes), rangs, personnes_maximum)


def _couper(personnes: Personnes, rangs: slice, maximum: int) -> Bloc:
    qui = personnes.menage
    _verifier_codes(personnes)
    attendus = np.arange(rangs.start, rangs.stop, dtype=np.int32)
    derniers = np.append(np.flatnonzero(qui[1:] != qui[:-1]), len(qui) - 1)
    demandeurs = np.flatnonzero(personnes.lien == LIENS.index(Lien.DEMANDEUR))
    conjoints = np.flatnonzero(personnes.lien == LIENS.index(Lien.CONJOINT))
    if not np.array_equal(qui[derniers], attendus):
        raise FoyersIncoherents("menage : chaque ménage doit avoir ses personnes, à la suite et dans l’ordre.")
    if not np.array_equal(qui[demandeurs], attendus):
        raise FoyersIncoherents("lien : il faut un demandeur et un seul par ménage.")
    if (np.diff(qui[conjoints]) == 0).any():
        raise FoyersIncoherents("lien : il faut un conjoint au plus par ménage.")
    if np.diff(derniers, prepend=-1).max() > maximum:
        raise FoyersIncoherents(f"menage : au-delà de {maximum} personnes, un agent vérifie la composition.")
    return Bloc(rangs, personnes, derniers, demandeurs, conjoints)


def _tranche(colonnes: Personnes, lignes: slice) -> Personnes:
    return Personnes(*(getattr(colonnes, champ.name)[lignes] for champ in fields(colonnes)))


def _verifier_longueurs(colonnes: Personnes) -> None:
    tailles = {champ.name: len(getattr(colonnes, champ.name)) for champ in fields(colonnes)}
    if len(set(tailles.values())) > 1:
        ecrites = ", ".join(f"{nom} {taille}" for nom, taille in tailles.items())
        raise FoyersIncoherents(f"les colonnes n’ont pas le même nombre de lignes : {ecrites}.")


def _verifier_codes(colonnes: Personnes) -> None:
    for champ in fields(colonnes):
        liste, codes = LISTES.get(champ.name), getattr(colonnes, champ.name)
        if liste and len(codes) and int(codes.max()) >= len(liste):
            permis = f"le plus grand est {len(liste) - 1}"
            raise FoyersIncoherents(f"{champ.name} : {codes.max()} n’est pas un code, {permis}.")
