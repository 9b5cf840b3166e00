"""The compiled loops that run a programme over blocks of rows small enough to stay in the cache (numba).

A block holds « plans »: one byte per row for a truth (0 or 255), one integer per row for a number. Columns and plans
come as addresses: the caller keeps them alive and long enough. Every loop is branch-free, so the compiler makes it
vector code; which loop to run is decided once per block, not once per row.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import carray, njit, types  # type: ignore[attr-defined]
from numba.extending import intrinsic

from seuil.cotation.moteurs.compile_operations import (
    AU_MOINS,
    AU_PLUS,
    BLOC,
    BOOLEEN,
    COMPARER,
    COMPARER_16,
    COMPARER_32,
    ET,
    FOIS,
    HUIT,
    LIRE_16,
    LIRE_32,
    MOINS,
    NUL,
    OU,
    OU_EXCLUSIF,
    PLEIN,
    PLUS,
    PLUS_CONSTANTE,
    PROUVER,
)  # fmt: skip

TOUS_LES_OCTETS: Final = np.arange(256, dtype=np.uint8)[:, None]
DEPLIES: Final = (np.unpackbits(TOUS_LES_OCTETS, axis=1, bitorder="little") * np.uint8(255)).view(np.int64)[:, 0]

# Never cached on disk: numba would not see that a constant of another module changed, and would write out of bounds.
_compiler = njit(nogil=True, boundscheck=False)


def _en_pointeur(_: Any, adresse: Any) -> Any:
    """Tell the compiler how a whole number becomes an address."""

    def engendrer(contexte: Any, constructeur: Any, signature: Any, arguments: Any) -> Any:
        return constructeur.inttoptr(arguments[0], contexte.get_value_type(types.voidptr))

    return types.voidptr(types.int64), engendrer


_pointeur: Any = intrinsic(_en_pointeur)


@_compiler
def octets(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.uint8)


@_compiler
def entiers_16(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.int16)


@_compiler
def entiers_32(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.int32)


@_compiler
def entiers_64(adresse: Any, n: Any) -> Any:
    return carray(_pointeur(adresse), n, np.int64)


@_compiler
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


@_compiler
def deplier(bits: Any, vrai: Any) -> None:
    """Write eight truths at once for each byte of a bitmap."""
    for i in range(len(bits)):
        vrai[i] = DEPLIES[bits[i]]


@_compiler
def prouver(preuves: Any, exigees: Any, vrai: Any) -> None:
    for i in range(len(vrai)):
        vrai[i] = np.uint8(255) if (preuves[i] & exigees) == exigees else np.uint8(0)


@_compiler
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


@_compiler
def lire(valeurs: Any, nombre: Any) -> None:
    for i in range(len(nombre)):
        nombre[i] = valeurs[i]


@_compiler
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


@_compiler
def assembler_huit(a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any, h: Any, octet: Any) -> None:
    for i in range(len(octet)):
        octet[i] = (
            (a[i] & np.uint8(1)) | (b[i] & np.uint8(2)) | (c[i] & np.uint8(4)) | (d[i] & np.uint8(8))
            | (e[i] & np.uint8(16)) | (f[i] & np.uint8(32)) | (g[i] & np.uint8(64)) | (h[i] & np.uint8(128))
        )  # fmt: skip


@_compiler
def assembler_mot(a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any, h: Any, mot: Any) -> None:
    for i in range(len(mot)):
        bas = np.uint32(np.uint32(a[i]) | np.uint32(b[i]) << 8 | np.uint32(c[i]) << 16 | np.uint32(d[i]) << 24)
        haut = np.uint32(np.uint32(e[i]) | np.uint32(f[i]) << 8 | np.uint32(g[i]) << 16 | np.uint32(h[i]) << 24)
        mot[i] = np.int64(bas) | np.int64(haut) << 32


@_compiler
def sommer_huit(a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any, h: Any, p: Any, octet: Any) -> None:
    """Add eight weights where true, in eight bits: the programme packed them so that no sum leaves 0 to 255."""
    p0, p1, p2, p3 = np.uint8(p[0]), np.uint8(p[1]), np.uint8(p[2]), np.uint8(p[3])
    p4, p5, p6, p7 = np.uint8(p[4]), np.uint8(p[5]), np.uint8(p[6]), np.uint8(p[7])
    for i in range(len(octet)):
        un = np.uint8(np.uint8(a[i] & p0) + np.uint8(b[i] & p1))
        deux = np.uint8(np.uint8(c[i] & p2) + np.uint8(d[i] & p3))
        trois = np.uint8(np.uint8(e[i] & p4) + np.uint8(f[i] & p5))
        quatre = np.uint8(np.uint8(g[i] & p6) + np.uint8(h[i] & p7))
        octet[i] = np.uint8(np.uint8(un + deux) + np.uint8(trois + quatre))


@_compiler
def ajouter(octet: Any, facteur: Any, somme: Any) -> None:
    """Add a sum of eight bits, as many times as said: 1, -1, or 256 for the high half of a large weight."""
    for i in range(len(somme)):
        somme[i] = np.int16(somme[i] + np.int16(octet[i]) * facteur)


@_compiler
def executer(code: Any, colonnes: Any, plans: Any, nombres: Any, ligne: Any, n: Any) -> None:
    """Run the instructions (operation, result, operand, operand, constant) on the rows from `ligne`."""
    for rang in range(len(code)):
        operation, sortie, a, b, constante = code[rang, 0], code[rang, 1], code[rang, 2], code[rang, 3], code[rang, 4]
        vrai = octets(plans + sortie * BLOC, n)
        if operation == COMPARER_16:
            comparer(b, entiers_16(colonnes[a] + 2 * ligne, n), np.int16(constante), vrai)
        elif operation == COMPARER_32:
            comparer(b, entiers_32(colonnes[a] + 4 * ligne, n), np.int32(constante), vrai)
        elif operation == COMPARER:
            comparer(b, nombres[a, :n], nombres.dtype.type(constante), vrai)
        elif operation == BOOLEEN:
            serres = -(-n // HUIT)
            deplier(octets(colonnes[a] + ligne // HUIT, serres), entiers_64(plans + sortie * BLOC, serres))
        elif operation == PROUVER:
            prouver(entiers_64(colonnes[a] + 8 * ligne, n), constante, vrai)
        elif operation <= OU_EXCLUSIF:
            combiner(operation, octets(plans + a * BLOC, n), octets(plans + b * BLOC, n), vrai)
        elif operation == LIRE_16:
            lire(entiers_16(colonnes[a] + 2 * ligne, n), nombres[sortie, :n])
        elif operation == LIRE_32:
            lire(entiers_32(colonnes[a] + 4 * ligne, n), nombres[sortie, :n])
        else:
            calculer(operation, nombres[a, :n], nombres[b, :n], nombres.dtype.type(constante), nombres[sortie, :n])


@_compiler
def assembler(places: Any, plans: Any, octets_du_mot: Any, masque: Any) -> None:
    """Gather 64 plans (NUL where a bit is not used) into the masks of the block."""
    n = len(masque)
    for rang in range(HUIT):
        p = places[rang * HUIT : rang * HUIT + HUIT]
        assembler_huit(
            octets(plans + p[0] * BLOC, n), octets(plans + p[1] * BLOC, n), octets(plans + p[2] * BLOC, n),
            octets(plans + p[3] * BLOC, n), octets(plans + p[4] * BLOC, n), octets(plans + p[5] * BLOC, n),
            octets(plans + p[6] * BLOC, n), octets(plans + p[7] * BLOC, n), octets_du_mot[rang, :n],
        )  # fmt: skip
    o = octets_du_mot
    assembler_mot(o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7], masque)


@_compiler
def peser(pesee: Any, plans: Any, octet: Any, somme: Any) -> None:
    """Add one group of a weighing: its factor, eight plans, then their eight weights."""
    n, p = len(somme), pesee[1:]
    sommer_huit(
        octets(plans + p[0] * BLOC, n), octets(plans + p[1] * BLOC, n), octets(plans + p[2] * BLOC, n),
        octets(plans + p[3] * BLOC, n), octets(plans + p[4] * BLOC, n), octets(plans + p[5] * BLOC, n),
        octets(plans + p[6] * BLOC, n), octets(plans + p[7] * BLOC, n), p[HUIT:], octet,
    )  # fmt: skip
    ajouter(octet, np.int16(pesee[0]), somme)


@_compiler
def noter(troncons: Any, index: Any, code: Any, masques: Any, pesees: Any, colonnes: Any,
          plans: Any, nombres: Any, mots: Any, sorties_masques: Any, sorties_sommes: Any) -> None:  # fmt: skip
    """Score each stretch of rows (programme, first, end) into the outputs, block by block.

    `index` says where the code, the masks and the weighings of each programme begin and end.
    """
    plans[NUL], plans[PLEIN] = 0, 255
    for troncon in range(len(troncons)):
        numero, debut, fin = troncons[troncon, 0], troncons[troncon, 1], troncons[troncon, 2]
        ici = index[numero]
        for ligne in range(debut - debut % HUIT, fin, BLOC):
            n = min(BLOC, fin - ligne)
            executer(code[ici[0] : ici[1]], colonnes, plans.ctypes.data, nombres, ligne, n)
            premiere = max(debut, ligne)
            utiles = plans.ctypes.data + premiere - ligne
            for rang in range(len(sorties_masques)):
                assembler(masques[ici[2] + rang], utiles, mots, sorties_masques[rang, premiere : ligne + n])
            for rang in range(len(sorties_sommes)):
                sorties_sommes[rang, premiere : ligne + n] = 0
            for rang in range(ici[3], ici[4]):
                somme = sorties_sommes[pesees[rang, 0], premiere : ligne + n]
                peser(pesees[rang, 1:], utiles, mots[0, : len(somme)], somme)
