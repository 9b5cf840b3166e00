"""The loops of the allocation replay, on arrays: plain Python that Numba compiles as it is."""

from __future__ import annotations

from typing import Any

AUCUN = -1


def disposer(debuts_souhaits: Any, souhaits: Any, curseurs: Any, entrees: Any, demandes: Any) -> None:
    """Group the wishes by list, in order of reception, each with what a dwelling asks of its candidate.

    `curseurs` starts as the first place of each list. Done once for a world, whatever the grids.
    """
    for demande in range(len(demandes)):
        for souhait in range(debuts_souhaits[demande], debuts_souhaits[demande + 1]):
            liste = souhaits[souhait]
            place = curseurs[liste]
            curseurs[liste] = place + 1
            entrees[place]["demande"] = demande
            entrees[place]["ressources"] = demandes[demande]["ressources"]
            entrees[place]["revenu"] = demandes[demande]["revenu"]
            entrees[place]["categorie"] = demandes[demande]["categorie"]
            entrees[place]["drapeaux"] = demandes[demande]["drapeaux"]


def ranger(demandes: Any, debuts: Any, totaux: Any, plus_haut: int, comptes: Any, cles: Any, places: Any) -> None:
    """Write in `places` the entries of each list by decreasing score, the earlier first between equals.

    `demandes` names the demand of each entry. Score and place make one number (`cles`: as long as the longest list):
    short lists sort it, long ones count it by score (`comptes`: one cell per possible score, plus one).
    """
    for liste in range(len(debuts) - 1):
        debut = debuts[liste]
        nombre = debuts[liste + 1] - debut
        for rang in range(nombre):
            cles[rang] = ((plus_haut - int(totaux[demandes[debut + rang]])) << 32) + debut + rang
        if len(comptes) > 2 * nombre:
            cles[:nombre].sort()
            for rang in range(nombre):
                places[debut + rang] = cles[rang] & 0xFFFFFFFF
            continue
        comptes[:] = 0
        for rang in range(nombre):
            comptes[(cles[rang] >> 32) + 1] += 1
        for score in range(1, len(comptes)):
            comptes[score] += comptes[score - 1]
        for rang in range(nombre):
            score = cles[rang] >> 32
            places[debut + comptes[score]] = cles[rang] & 0xFFFFFFFF
            comptes[score] += 1


def copier(entrees: Any, debuts: Any, places: Any, rangees: Any) -> None:
    """Lay the entries in the order of rank, each pointing to the next: a list is read from one end to the other."""
    for liste in range(len(debuts) - 1):
        for rang in range(debuts[liste], debuts[liste + 1]):
            rangees[rang] = entrees[places[rang]]
            rangees[rang]["suivant"] = rang + 1
        if debuts[liste] < debuts[liste + 1]:
            rangees[debuts[liste + 1] - 1]["suivant"] = AUCUN


def attribuer(
    logements: Any, plafonds: Any, taux_effort: int, rangees: Any, tetes: Any, prises: Any, gagnants: Any
) -> None:
    """Give each dwelling, in order, to the first eligible demand without one; unlink the housed when met."""
    for numero in range(len(logements)):
        logement = logements[numero]
        avant, rang = AUCUN, tetes[logement["liste"]]
        while rang != AUCUN:
            entree = rangees[rang]
            retenue = (
                prises[entree["demande"]] == 0
                and entree["ressources"] <= plafonds[logement["plafonds"], entree["categorie"]]
                and (entree["drapeaux"] & logement["requis"]) == logement["requis"]
                and int(logement["loyer"]) * 100 <= int(entree["revenu"]) * taux_effort
            )
            if retenue:
                gagnants[numero] = entree["demande"]
                prises[entree["demande"]] = 1
            if prises[entree["demande"]] == 0:
                avant = rang
            elif avant == AUCUN:
                tetes[logement["liste"]] = entree["suivant"]
            else:
                rangees[avant]["suivant"] = entree["suivant"]
            rang = AUCUN if retenue else entree["suivant"]
