"""How near two written names are: the same, otherwise transcribed, a part, one letter away, or another name."""

from enum import Enum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from seuil.demandes.controle.noms import CACHE, LIAISONS, mots, plier, plies, significatifs, son

DEBUT: Final = 4  # letters from which the beginning of a name may stand for it: a field too short, Véro, Alex
SERVITEURS: Final = ("abd", "abdel", "abdul", "abdal", "abdou")  # Kader, Abdelkader
UNE_LETTRE: Final = 5  # letters from which one letter away is a slip; shorter, it is another name: Léa, Léo
LONG: Final = 10  # letters from which two slips are still the same name
DEUX_LETTRES: Final = 2
FEMININS: Final = ("e", "a", "ne", "le", "te", "na", "ia", "ine", "ette")
FINALES: Final = frozenset("aeio")


class Proximite(Enum):
    """From the nearest to the farthest."""

    MEME = "meme"
    TRANSCRIT = "transcrit"
    PARTIEL = "partiel"
    COUPE = "coupe"
    LETTRE = "lettre"
    INITIALE = "initiale"
    SANS = "sans"
    ABSENT = "absent"
    GENRE = "genre"
    AUTRE = "autre"


@lru_cache(CACHE)
def proximite(un: str, autre: str, *, est_prenom: bool) -> Proximite:
    """Return how near two names are; ABSENT when one side is empty, SANS when both are."""
    siens, autres = mots(un), mots(autre)
    if not (siens and autres):
        return Proximite.ABSENT if siens or autres else Proximite.SANS
    if "".join(siens) == "".join(autres) or sorted(siens) == sorted(autres):
        return Proximite.MEME
    if _transcrits(un, autre):
        return Proximite.TRANSCRIT
    entiers = _mot("".join(siens), "".join(autres), est_prenom=est_prenom)
    if est_prenom:
        par_mots = _par_mots(siens, autres, est_prenom=True)
    else:
        par_mots = _par_mots(significatifs(un), significatifs(autre), est_prenom=False)
    lus = [entiers, par_mots, *([Proximite.INITIALE] if est_prenom and _est_abrege(siens, autres) else [])]
    return min(lus, key=list(Proximite).index)


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
    partage = any((est_prenom or mot not in LIAISONS) and len(mot) > 1 for mot in courts)
    if pire is Proximite.MEME and restants:
        return Proximite.PARTIEL if partage else Proximite.AUTRE
    return pire


@lru_cache(CACHE)
def _mot(un: str, autre: str, *, est_prenom: bool) -> Proximite:
    if plier(un) == plier(autre):
        return Proximite.MEME
    if est_prenom and _est_l_autre_genre(plier(un), plier(autre)):
        return Proximite.GENRE
    if _est_coupe(un, autre):
        return Proximite.COUPE
    return Proximite.LETTRE if _est_un_lapsus(un, autre) else Proximite.AUTRE


def _est_coupe(un: str, autre: str) -> bool:
    """One is the beginning of the other, or what follows « serviteur de »."""
    court, long = sorted((plier(un), plier(autre)), key=len)
    if len(court) < DEBUT:
        return False
    return long.startswith(court) or any(long == plier(serviteur + court) for serviteur in SERVITEURS)


def _est_abrege(siens: tuple[str, ...], autres: tuple[str, ...]) -> bool:
    """Word for word the same, some by their first letter alone on one side: J.-Marc, A.S., Jean B."""
    if len(siens) != len(autres):
        return False
    paires = [sorted((plier(un), plier(autre)), key=len) for un, autre in zip(siens, autres, strict=True)]
    return all(court == long or (len(court) == 1 and long.startswith(court)) for court, long in paires)


def _est_un_lapsus(un: str, autre: str) -> bool:
    """A letter typed, forgotten, doubled or crossed with its neighbour; in a short name, crossed only: Léa, Léo."""
    if _est_sans_voyelle(un) or _est_sans_voyelle(autre):
        return son(un) == son(autre)
    longueur = max(len(un), len(autre))
    if longueur < UNE_LETTRE:
        return longueur > DEUX_LETTRES and sorted(un) == sorted(autre) and OSA.distance(un, autre) == 1
    permises = 1 if longueur < LONG else 2
    lus = ((un, autre), (plier(un), plier(autre)), (_voyelles(un), _voyelles(autre)))
    return any(OSA.distance(*lecture, score_cutoff=permises) <= permises for lecture in lus[:2]) or len({*lus[2]}) == 1


def _est_sans_voyelle(mot: str) -> bool:
    """A name read from a script that writes consonants only: mhmd."""
    return len(mot) > DEUX_LETTRES and not set(mot) & set("aeiouy")


def _voyelles(mot: str) -> str:
    """Mohamed, Muhammad."""
    return plier(mot.replace("ou", "u").replace("o", "u").replace("e", "a"))


def _est_l_autre_genre(un: str, autre: str) -> bool:
    """Julien and Julienne, Karim and Karima, Laure and Laura: brother and sister as often as a slip."""
    court, long = sorted((un, autre), key=len)
    if any(plier(court + fin) == long for fin in FEMININS):
        return True
    return un[:-1] == autre[:-1] and {un[-1], autre[-1]} <= FINALES
