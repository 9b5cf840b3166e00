"""Memory as the compiled loops see it (numba): arrays made from an address, and lines asked for before they are read.

The caller keeps the memory alive and long enough.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import carray, njit, types  # type: ignore[attr-defined]
from numba.core import cgutils
from numba.extending import intrinsic

LIGNE_DE_CACHE: Final = 64
OPTIONS: Final[dict[str, Any]] = {"nogil": True, "boundscheck": False}
SANS_PORTE: Final[dict[str, Any]] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiler(boucle: Callable[..., Any]) -> Any:
    """Return a loop that other compiled loops call, compiled when first met.

    Never cached on disk: numba would not see that a constant of another module changed, and would write out of bounds.
    """
    return njit(**OPTIONS, **SANS_PORTE)(boucle)


def compiler_entree(boucle: Callable[..., Any]) -> Any:
    """Return a loop that Python calls, compiled when first called; the other threads of Python run meanwhile."""
    return njit(**OPTIONS)(boucle)


def _en_pointeur(_: Any, adresse: Any) -> Any:
    """Tell the compiler how a whole number becomes an address."""

    def engendrer(contexte: Any, constructeur: Any, signature: Any, arguments: Any) -> Any:
        return constructeur.inttoptr(arguments[0], contexte.get_value_type(types.voidptr))

    return types.voidptr(types.int64), engendrer


def _en_prechargement(_: Any, adresse: Any) -> Any:
    """Ask for a line of memory before it is read; an address out of the arrays does nothing."""

    def engendrer(contexte: Any, constructeur: Any, signature: Any, arguments: Any) -> Any:
        inserer: Any = cgutils.get_or_insert_function
        pointeur, entier = contexte.get_value_type(types.voidptr), ir.IntType(32)
        nature = ir.FunctionType(ir.VoidType(), [pointeur, entier, entier, entier])
        appel = inserer(constructeur.module, nature, "llvm.prefetch.p0")
        en_lecture, au_plus_pres, donnee = entier(0), entier(3), entier(1)
        cible = constructeur.inttoptr(arguments[0], pointeur)
        constructeur.call(appel, [cible, en_lecture, au_plus_pres, donnee])
        return contexte.get_dummy_value()

    return types.void(types.int64), engendrer


_pointeur: Any = intrinsic(_en_pointeur)
_precharger_ligne: Any = intrinsic(_en_prechargement)


@compiler
def octets(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.uint8)


@compiler
def entiers_16(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.int16)


@compiler
def entiers_32(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.int32)


@compiler
def entiers_64(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.int64)


@compiler
def precharger(adresse: Any, taille: Any) -> None:
    """Begin to bring `taille` bytes near: a column is read by short stretches, which the processor does not foresee."""
    for octet in range(0, taille, LIGNE_DE_CACHE):
        _precharger_ligne(adresse + octet)
