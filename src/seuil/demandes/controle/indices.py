"""The few short keys by which a person written otherwise is found again: people who look alike share one."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from seuil.demandes.controle.identites import Identite
from seuil.demandes.controle.noms import CACHE, mots, significatifs, son
from seuil.demandes.nomenclatures import Precision

LONGUEUR: Final = 24
AU_PLUS: Final = 24  # a name of forty words makes no more
MOTS: Final = 4
MOIS: Final = 12


def indices(identite: Identite) -> list[str]:
    """Return the keys to keep beside a holder: its day of birth, its year with each name, its names two by two."""
    noms = frozenset[str]().union(*(_sons(nom) for nom in identite.noms))
    prenoms = _sons(identite.prenom)
    seconds = prenoms or {""}
    jour = [_jour(identite.naissance)] if identite.precision == Precision.JOUR else []
    annee = str(identite.naissance.year)
    par_annee = [annee + dit for dit in sorted(noms | prenoms)]
    paires = sorted({f"{nom}-{prenom}" if nom <= prenom else f"{prenom}-{nom}" for nom in noms for prenom in seconds})
    return _bornes([*jour, *par_annee, *paires])


def indices_de(identites: Iterable[Identite]) -> list[str]:
    """Return the keys to keep beside a row that several identities share, each once."""
    return list(dict.fromkeys(cle for identite in identites for cle in indices(identite)))


def indices_cherches(identites: Iterable[Identite]) -> list[str]:
    """Return the keys to look for: the same, and each day of birth read month first."""
    siennes = list(identites)
    inverses = (jour for identite in siennes for jour in _inverse(identite))
    return list(dict.fromkeys([*indices_de(siennes), *inverses]))


def _inverse(identite: Identite) -> Iterator[str]:
    naissance = identite.naissance
    if naissance.day <= MOIS and identite.precision == Precision.JOUR:
        yield f"{naissance.year}{naissance.day:02}{naissance.month:02}"


@lru_cache(CACHE)
def _jour(naissance: date) -> str:
    return f"{naissance:%Y%m%d}"


@lru_cache(CACHE)
def _sons(nom: str) -> frozenset[str]:
    """Return the sound of each word of a name, and of the name written as one word."""
    sons = {son(mot) for mot in significatifs(nom)[:MOTS]}
    if len(entier := mots(nom)) > 1:
        sons.add(son("".join(entier)))
    return frozenset(sons)


def _bornes(cles: list[str]) -> list[str]:
    return [cle[:LONGUEUR] for cle in cles][:AU_PLUS]
