"""The loops of the allocation replay, on arrays: plain Python that Numba compiles as it is."""

from __future__ import annotations

from typing import Any

AUCUN = -1


def classer(totaux: Any, plus_bas: int, comptes: Any, ordre: Any) -> None:
    """Write in `ordre` the demands by decreasing score, the earlier first between equals (counting sort).

    `comptes` is a zeroed array with one cell per possible score from `plus_bas`, plus one.
    """
    dernier = len(comptes) - 2
    for demande in range(len(totaux)):
        comptes[dernier - (totaux[demande] - plus_bas) + 1] += 1
    for place in range(1, len(comptes)):
        comptes[place] += comptes[place - 1]
    for demande in range(len(totaux)):
        place = dernier - (totaux[demande] - plus_bas)
        ordre[comptes[place]] = demande
        comptes[place] += 1


def ranger(
    ordre: Any, debuts_souhaits: Any, souhaits: Any, curseurs: Any, entrees: Any, demandes: Any, debuts_listes: Any
) -> None:
    """Fill every list in the order of rank; each entry carries what a dwelling asks of its candidate.

    `curseurs` starts as a copy of the first place of each list; an entry points to the next one of its list.
    """
    for rang in range(len(ordre)):
        demande = ordre[rang]
        for souhait in range(debuts_souhaits[demande], debuts_souhaits[demande + 1]):
            liste = souhaits[souhait]
            place = curseurs[liste]
            curseurs[liste] = place + 1
            entrees[place]["demande"] = demande
            entrees[place]["suivant"] = place + 1 if place + 1 < debuts_listes[liste + 1] else AUCUN
            entrees[place]["ressources"] = demandes[demande]["ressources"]
            entrees[place]["revenu"] = demandes[demande]["revenu"]
            entrees[place]["categorie"] = demandes[demande]["categorie"]
            entrees[place]["drapeaux"] = demandes[demande]["drapeaux"]


def attribuer(
    logements: Any, plafonds: Any, taux_effort: int, tetes: Any, entrees: Any, prises: Any, gagnants: Any
) -> None:
    """Give each dwelling, in order, to the first eligible demand of its list that has none yet.

    Entries of demands already housed are unlinked when met, so that no list is walked twice over them.
    """
    for rang in range(len(logements)):
        liste = logements[rang]["liste"]
        grille = logements[rang]["plafonds"]
        loyer = int(logements[rang]["loyer"])
        requis = logements[rang]["requis"]
        avant = AUCUN
        place = tetes[liste]
        while place != AUCUN:
            demande = entrees[place]["demande"]
            suivant = entrees[place]["suivant"]
            libre = prises[demande] == 0
            if (
                libre
                and entrees[place]["ressources"] <= plafonds[grille, entrees[place]["categorie"]]
                and (entrees[place]["drapeaux"] & requis) == requis
                and loyer * 100 <= int(entrees[place]["revenu"]) * taux_effort
            ):
                gagnants[rang] = demande
                prises[demande] = 1
                libre = False
                suivant_apres = AUCUN
            else:
                suivant_apres = suivant
            if libre:
                avant = place
            elif avant == AUCUN:
                tetes[liste] = suivant
            else:
                entrees[avant]["suivant"] = suivant
            place = suivant_apres
