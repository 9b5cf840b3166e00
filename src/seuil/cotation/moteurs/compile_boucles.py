"""The compiled loops over the rows of a block (numba): each is branch-free, so the compiler makes it vector code.

A truth is a byte, 0 or 255.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from seuil.cotation.moteurs.compile_memoire import compiler, entiers_64, octets
from seuil.cotation.moteurs.compile_operations import (
    AU_MOINS,
    AU_PLUS,
    BLOC,
    ET,
    FOIS,
    HUIT,
    MOINS,
    OU,
    PLUS,
    PLUS_CONSTANTE,
)

TOUS_LES_OCTETS: Final = np.arange(256, dtype=np.uint8)[:, None]
DEPLIES: Final = (np.unpackbits(TOUS_LES_OCTETS, axis=1, bitorder="little") * np.uint8(255)).view(np.int64)[:, 0]


@compiler
def comparer(genre: Any, valeurs: Any, seuil: Any, vrai: Any) -> None:
    if genre == AU_MOINS:
        for i in range(len(vrai)):
            vrai[i] = np.uint8(255) if valeurs[i] >= seuil else np.uint8(0)
    elif genre == AU_PLUS:
        for i in range(len(vrai)):
            vrai[i] = np.uint8(255) if valeurs[i] <= seuil else np.uint8(0)
    else:
        for i in range(len(vrai)):
            vrai[i] = np.uint8(255) if valeurs[i] == seuil else np.uint8(0)


@compiler
def deplier(bits: Any, vrai: Any) -> None:
    """Write eight truths at once for each byte of a bitmap."""
    for i in range(len(bits)):
        vrai[i] = DEPLIES[bits[i]]


@compiler
def prouver(preuves: Any, exigees: Any, vrai: Any) -> None:
    for i in range(len(vrai)):
        vrai[i] = np.uint8(255) if (preuves[i] & exigees) == exigees else np.uint8(0)


@compiler
def combiner(operation: Any, gauche: Any, droite: Any, vrai: Any) -> None:
    if operation == ET:
        for i in range(len(vrai)):
            vrai[i] = gauche[i] & droite[i]
    elif operation == OU:
        for i in range(len(vrai)):
            vrai[i] = gauche[i] | droite[i]
    else:
        for i in range(len(vrai)):
            vrai[i] = gauche[i] ^ droite[i]


@compiler
def lire(valeurs: Any, nombre: Any) -> None:
    for i in range(len(nombre)):
        nombre[i] = valeurs[i]


@compiler
def calculer(operation: Any, gauche: Any, droite: Any, constante: Any, nombre: Any) -> None:
    """Compute in the type of the plan; the programme proved that no step leaves it."""
    if operation == PLUS:
        for i in range(len(nombre)):
            nombre[i] = gauche[i] + droite[i]
    elif operation == MOINS:
        for i in range(len(nombre)):
            nombre[i] = gauche[i] - droite[i]
    elif operation == FOIS:
        for i in range(len(nombre)):
            nombre[i] = gauche[i] * droite[i]
    elif operation == PLUS_CONSTANTE:
        for i in range(len(nombre)):
            nombre[i] = gauche[i] + constante
    else:
        for i in range(len(nombre)):
            nombre[i] = gauche[i] * constante


@compiler
def assembler_mot(a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any, h: Any, mot: Any) -> None:
    for i in range(len(mot)):
        bas = np.uint32(np.uint32(a[i]) | np.uint32(b[i]) << 8 | np.uint32(c[i]) << 16 | np.uint32(d[i]) << 24)
        haut = np.uint32(np.uint32(e[i]) | np.uint32(f[i]) << 8 | np.uint32(g[i]) << 16 | np.uint32(h[i]) << 24)
        mot[i] = np.int64(bas) | np.int64(haut) << 32


@compiler
def huit_plans(plans: Any, groupe: Any, n: Any) -> Any:
    p = entiers_64(groupe, HUIT)
    return (
        octets(plans + p[0] * BLOC, n),
        octets(plans + p[1] * BLOC, n),
        octets(plans + p[2] * BLOC, n),
        octets(plans + p[3] * BLOC, n),
        octets(plans + p[4] * BLOC, n),
        octets(plans + p[5] * BLOC, n),
        octets(plans + p[6] * BLOC, n),
        octets(plans + p[7] * BLOC, n),
    )


@compiler
def assembler(plans: Any, groupe: Any, octet: Any) -> None:
    """Gather eight plans (NUL where a bit is not used) into one byte of the masks."""
    a, b, c, d, e, f, g, h = huit_plans(plans, groupe, len(octet))
    for i in range(len(octet)):
        octet[i] = (
            (a[i] & np.uint8(1))
            | (b[i] & np.uint8(2))
            | (c[i] & np.uint8(4))
            | (d[i] & np.uint8(8))
            | (e[i] & np.uint8(16))
            | (f[i] & np.uint8(32))
            | (g[i] & np.uint8(64))
            | (h[i] & np.uint8(128))
        )


@compiler
def sommer(plans: Any, groupe: Any, poids: Any, octet: Any) -> None:
    """Add eight weights where true, in eight bits: the programme says when their sum fits."""
    a, b, c, d, e, f, g, h = huit_plans(plans, groupe, len(octet))
    p0, p1, p2, p3 = np.uint8(poids[1]), np.uint8(poids[2]), np.uint8(poids[3]), np.uint8(poids[4])
    p4, p5, p6, p7 = np.uint8(poids[5]), np.uint8(poids[6]), np.uint8(poids[7]), np.uint8(poids[8])
    for i in range(len(octet)):
        un = np.uint8(np.uint8(a[i] & p0) + np.uint8(b[i] & p1))
        deux = np.uint8(np.uint8(c[i] & p2) + np.uint8(d[i] & p3))
        trois = np.uint8(np.uint8(e[i] & p4) + np.uint8(f[i] & p5))
        quatre = np.uint8(np.uint8(g[i] & p6) + np.uint8(h[i] & p7))
        octet[i] = np.uint8(np.uint8(un + deux) + np.uint8(trois + quatre))


@compiler
def ajouter_large(plan: Any, points: Any, somme: Any) -> None:
    """Add one weight of any sign where true; the grid's reader proved that no sum leaves 16 bits."""
    for i in range(len(somme)):
        somme[i] = np.int16(somme[i] + (np.int16(np.int8(plan[i])) & points))


@compiler
def ajouter(octet: Any, somme: Any) -> None:
    for i in range(len(somme)):
        somme[i] = np.int16(somme[i] + np.int16(octet[i]))
