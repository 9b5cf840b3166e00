"""Run programmes over blocks of rows small enough to stay in the cache (numba).

A block holds « plans », one byte per row for a truth, and one integer per row for each number in use. Which loop to run
is decided once per block, not once per row.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from seuil.cotation.moteurs.compile_boucles import (
    ajouter,
    ajouter_large,
    assembler,
    assembler_mot,
    calculer,
    combiner,
    comparer,
    deplier,
    lire,
    prouver,
    sommer,
)
from seuil.cotation.moteurs.compile_memoire import (
    compiler,
    compiler_entree,
    entiers_16,
    entiers_32,
    entiers_64,
    octets,
    precharger,
)
from seuil.cotation.moteurs.compile_operations import (
    ASSEMBLER,
    BLOC,
    BOOLEEN,
    COMPARER,
    COMPARER_16,
    COMPARER_32,
    HUIT,
    LIRE_16,
    LIRE_32,
    NUL,
    OU_EXCLUSIF,
    PESER,
    PLEIN,
    PROUVER,
)


@compiler
def peser(groupe: Any, poids: Any, plans: Any, octet: Any, somme: Any) -> None:
    """Add eight plans by their weights; the first number of `poids` says whether their sum fits eight bits."""
    lus = entiers_64(poids, 1 + HUIT)
    if lus[0]:
        sommer(plans, groupe, lus, octets(octet, len(somme)))
        ajouter(octets(octet, len(somme)), somme)
    else:
        places = entiers_64(groupe, HUIT)
        for rang in range(HUIT):
            ajouter_large(octets(plans + places[rang] * BLOC, len(somme)), np.int16(lus[1 + rang]), somme)


@compiler
def observer(operation: Any, sortie: Any, a: Any, b: Any, constante: Any, plans: Any, valeurs: Any, n: Any) -> None:
    """Write a plan from a column, whose rows begin at `valeurs`, or from two plans."""
    vrai = octets(plans + sortie * BLOC, n)
    if operation == COMPARER_16:
        comparer(b, entiers_16(valeurs, n), np.int16(constante), vrai)
    elif operation == COMPARER_32:
        comparer(b, entiers_32(valeurs, n), np.int32(constante), vrai)
    elif operation == BOOLEEN:
        serres = -(-n // HUIT)
        deplier(octets(valeurs, serres), entiers_64(plans + sortie * BLOC, serres))
    elif operation == PROUVER:
        prouver(entiers_64(valeurs, n), constante, vrai)
    else:
        combiner(operation, octets(plans + a * BLOC, n), octets(plans + b * BLOC, n), vrai)


@compiler
def compter(
    operation: Any, sortie: Any, a: Any, b: Any, constante: Any, plans: Any, nombres: Any, valeurs: Any, n: Any
) -> None:
    """Write a number from a column or from numbers, or a plan from a number."""
    if operation == COMPARER:
        comparer(b, nombres[a, :n], nombres.dtype.type(constante), octets(plans + sortie * BLOC, n))
    elif operation == LIRE_16:
        lire(entiers_16(valeurs, n), nombres[sortie, :n])
    elif operation == LIRE_32:
        lire(entiers_32(valeurs, n), nombres[sortie, :n])
    else:
        calculer(operation, nombres[a, :n], nombres[b, :n], nombres.dtype.type(constante), nombres[sortie, :n])


@compiler
def noter_bloc(
    code: Any,
    groupes: Any,
    poids: Any,
    lots: Any,
    premier: Any,
    dernier: Any,
    colonnes: Any,
    nombres: Any,
    adresses: Any,
    ligne: Any,
    n: Any,
) -> None:
    """Run a programme on one block; `lots` (first weights, first row, end) are the stretches of one grid in it."""
    plans, mots, sommes, octet = adresses
    for rang in range(len(code)):
        operation, sortie, a, b, constante = code[rang, 0], code[rang, 1], code[rang, 2], code[rang, 3], code[rang, 4]
        valeurs = 0
        if code[rang, 5]:
            valeurs, pas = colonnes[a] + ligne * code[rang, 5] // HUIT, BLOC * code[rang, 5] // HUIT
            precharger(valeurs + pas, pas)
        if operation == ASSEMBLER:
            assembler(plans, groupes + 8 * HUIT * a, octets(mots + sortie * BLOC, n))
        elif operation == PESER:
            for lot in range(premier, dernier):
                debut, fin = max(lots[lot, 1] - ligne, 0), min(lots[lot, 2] - ligne, n)
                somme = entiers_16(sommes + 2 * (sortie * BLOC + debut), fin - debut)
                peser(groupes + 8 * HUIT * a, poids + 8 * (1 + HUIT) * (lots[lot, 0] + b), plans + debut, octet, somme)
        elif operation <= OU_EXCLUSIF:
            observer(operation, sortie, a, b, constante, plans, valeurs, n)
        else:
            compter(operation, sortie, a, b, constante, plans, nombres, valeurs, n)


@compiler
def traverses(lots: Any, premier: Any, fin: Any, debut: Any, suite: Any) -> Any:
    """Return the first of the lots that hold the rows from `debut` to `suite`, and the one after the last."""
    while lots[premier, 2] <= debut:
        premier += 1
    dernier = premier
    while dernier < fin and lots[dernier, 1] < suite:
        dernier += 1
    return premier, dernier


@compiler
def rendre(mots: Any, totaux: Any, debut: Any, fin: Any, premiere: Any, masques: Any, sommes: Any) -> None:
    """Write the rows `debut` to `fin` of the block at their place in the outputs."""
    suite = slice(premiere, premiere + fin - debut)
    for rang in range(len(masques)):
        o = rang * HUIT
        assembler_mot(
            mots[o, debut:fin],
            mots[o + 1, debut:fin],
            mots[o + 2, debut:fin],
            mots[o + 3, debut:fin],
            mots[o + 4, debut:fin],
            mots[o + 5, debut:fin],
            mots[o + 6, debut:fin],
            mots[o + 7, debut:fin],
            masques[rang, suite],
        )
    for rang in range(len(sommes)):
        lire(totaux[rang, debut:fin], sommes[rang, suite])


@compiler_entree
def noter(
    troncons: Any,
    lots: Any,
    code: Any,
    groupes: Any,
    poids: Any,
    colonnes: Any,
    atelier: Any,
    masques: Any,
    sommes: Any,
) -> None:
    """Score stretches of rows of one programme, block by block, into the outputs.

    `troncons`: first row, end, then where the code, the groups and the lots of the stretch begin and end.
    """
    plans, nombres, mots, totaux, octet = atelier
    adresses = (plans.ctypes.data, mots.ctypes.data, totaux.ctypes.data, octet.ctypes.data)
    plans[NUL], plans[PLEIN] = 0, 255
    for rang in range(len(troncons)):
        debut, fin, t = troncons[rang, 0], troncons[rang, 1], troncons[rang, 2:]
        ici, lot, mots[:] = code[t[0] : t[1]], t[3], 0
        ses_groupes = groupes.ctypes.data + 8 * HUIT * t[2]
        for ligne in range(debut - debut % HUIT, fin, BLOC):
            n = min(BLOC, fin - ligne)
            lot, dernier = traverses(lots, lot, t[4], ligne, ligne + n)
            totaux[:, :n] = 0
            noter_bloc(ici, ses_groupes, poids.ctypes.data, lots, lot, dernier, colonnes, nombres, adresses, ligne, n)
            premiere = max(debut, ligne)
            rendre(mots, totaux, premiere - ligne, n, premiere, masques, sommes)
