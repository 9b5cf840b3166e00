"""How near two written names are: the same, otherwise transcribed, a part, one letter away, or another name."""

from enum import Enum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from seuil.demandes.controle.noms import CACHE, LIAISONS, mots, plier, plies, significatifs

UNE_LETTRE: Final = 5  # letters from which one letter away is a slip; shorter, it is another name: Léa, Léo
DEUX_LETTRES: Final = 10
FEMININS: Final = ("e", "a", "ne", "le", "te", "na", "ia", "ine", "ette")
FINALES: Final = frozenset("aeio")


class Proximite(Enum):
    """From the nearest to the farthest."""

    MEME = "meme"
    TRANSCRIT = "transcrit"
    PARTIEL = "partiel"
    LETTRE = "lettre"
    ABSENT = "absent"
    GENRE = "genre"
    AUTRE = "autre"


@lru_cache(CACHE)
def proximite(un: str, autre: str, *, est_prenom: bool) -> Proximite:
    """Return how near two names are; ABSENT when one side is empty."""
    if not (siens := mots(un)) or not (autres := mots(autre)):
        return Proximite.ABSENT
    if "".join(siens) == "".join(autres) or sorted(siens) == sorted(autres):
        return Proximite.MEME
    if _transcrits(un, autre):
        return Proximite.TRANSCRIT
    entiers = _mot("".join(plies(un)), "".join(plies(autre)), est_prenom=est_prenom)
    par_mots = _par_mots(significatifs(un), significatifs(autre), est_prenom=est_prenom)
    return min((entiers, par_mots), key=list(Proximite).index)


def _transcrits(un: str, autre: str) -> bool:
    siens, autres = plies(un), plies(autre)
    return "".join(siens) == "".join(autres) or sorted(siens) == sorted(autres)


def _par_mots(siens: tuple[str, ...], autres: tuple[str, ...], *, est_prenom: bool) -> Proximite:
    """Pair each word of the shorter side with a word of the other: the worst pair says how near they are."""
    courts, longs = sorted((siens, autres), key=len)
    restants, pire = list(longs), Proximite.MEME
    for mot in courts:
        lus = {reste: _mot(mot, reste, est_prenom=est_prenom) for reste in restants}
        if not lus:
            return Proximite.AUTRE
        choisi = min(lus, key=lambda reste: list(Proximite).index(lus[reste]))
        restants.remove(choisi)
        pire = max(pire, lus[choisi], key=list(Proximite).index)
    partage = any(mot not in LIAISONS and len(mot) > 1 for mot in courts)
    if pire is Proximite.MEME and restants:
        return Proximite.PARTIEL if partage else Proximite.AUTRE
    return pire


@lru_cache(CACHE)
def _mot(un: str, autre: str, *, est_prenom: bool) -> Proximite:
    if un == autre:
        return Proximite.MEME
    if est_prenom and _est_l_autre_genre(un, autre):
        return Proximite.GENRE
    if _voyelles(un) == _voyelles(autre) and min(len(un), len(autre)) >= UNE_LETTRE:
        return Proximite.LETTRE
    longueur = min(len(un), len(autre))
    permises = 2 if longueur >= DEUX_LETTRES else int(longueur >= UNE_LETTRE)
    if permises and OSA.distance(un, autre, score_cutoff=permises) <= permises:
        return Proximite.LETTRE
    return Proximite.LETTRE if longueur > 2 and _deux_lettres_croisees(un, autre) else Proximite.AUTRE


def _voyelles(mot: str) -> str:
    """Mohamed, Muhammad."""
    return plier(mot.replace("o", "u").replace("e", "a"))


def _deux_lettres_croisees(un: str, autre: str) -> bool:
    return sorted(un) == sorted(autre) and OSA.distance(un, autre) == 1


def _est_l_autre_genre(un: str, autre: str) -> bool:
    """Julien and Julienne, Karim and Karima, Laure and Laura: brother and sister as often as a slip."""
    court, long = sorted((un, autre), key=len)
    if any(plier(court + fin) == long for fin in FEMININS):
        return True
    return un[:-1] == autre[:-1] and {un[-1], autre[-1]} <= FINALES
