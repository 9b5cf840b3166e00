"""The numéro unique: territory (3), month and year of deposit (4), sequence (6), desk (5) — art. R441-2-3 CCH.

The shape is deduced from four real numbers that agree; no check digit is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.saisie import citer

TERRITOIRE_ILE_DE_FRANCE: Final = "111"
DEPARTEMENTS_ILE_DE_FRANCE: Final = frozenset({"75", "77", "78", "91", "92", "93", "94", "95"})
SIECLE: Final = 2000
LONGUEUR: Final = 18
SEQUENCE_MAXIMALE: Final = 999_999

_METROPOLE: Final = frozenset(f"{n:02d}" for n in range(1, 96) if n != 20) | {"2A", "2B"}
_OUTRE_MER: Final = frozenset(f"97{n}" for n in range(1, 7))
_TERRITOIRES: Final = frozenset(f"0{code}" for code in _METROPOLE) | _OUTRE_MER | {TERRITOIRE_ILE_DE_FRANCE}
_FORME: Final = re.compile(r"([0-9][0-9][0-9AB])([0-9]{2})([0-9]{2})([0-9]{6})([A-Z0-9]{5})", re.ASCII)
_GUICHET: Final = re.compile(r"[A-Z0-9]{5}", re.ASCII)


class NumeroInvalide(ValueError):
    """The text typed is not a numéro unique; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class NumeroUnique:
    territoire: str
    mois: int
    annee: int
    sequence: int
    guichet: str

    def __str__(self) -> str:
        return "".join(self._morceaux())

    @property
    def affichage(self) -> str:
        """The number in its four groups, as it is printed: `111 1023 517879 GDPUB`."""
        return " ".join(self._morceaux())

    def _morceaux(self) -> tuple[str, str, str, str]:
        return self.territoire, f"{self.mois:02d}{self.annee % 100:02d}", f"{self.sequence:06d}", self.guichet


def territoire_du_departement(departement: str) -> str:
    """Return the three characters that open the number: `060`, `02A`, `971`, `111` for Île-de-France."""
    code = departement.strip().upper()
    if code in DEPARTEMENTS_ILE_DE_FRANCE:
        return TERRITOIRE_ILE_DE_FRANCE
    if code in _METROPOLE:
        return f"0{code}"
    if code in _OUTRE_MER:
        return code
    raise NumeroInvalide(f"Le département {citer(departement)} n’existe pas : on attend un code comme 60, 2A ou 971.")


def composer(departement: str, *, depot: date, sequence: int, guichet: str) -> NumeroUnique:
    """Return the number of a demand; raises NumeroInvalide naming the part that cannot be written."""
    if not 0 < sequence <= SEQUENCE_MAXIMALE:
        raise NumeroInvalide(f"La séquence {citer(sequence)} doit être comprise entre 1 et {SEQUENCE_MAXIMALE}.")
    if not SIECLE <= depot.year < SIECLE + 100:
        raise NumeroInvalide(f"L’année de dépôt {citer(depot.year)} doit être comprise entre 2000 et 2099.")
    code = guichet.strip().upper()
    if not _GUICHET.fullmatch(code):
        raise NumeroInvalide(f"Le guichet {citer(guichet)} doit compter cinq lettres sans accent ou chiffres.")
    return NumeroUnique(territoire_du_departement(departement), depot.month, depot.year, sequence, code)


def analyser(texte: str) -> NumeroUnique:
    """Return the parts of a typed number; spaces and lower case are accepted, NumeroInvalide otherwise."""
    compact = "".join(texte.split()).upper()
    if len(compact) != LONGUEUR:
        raise NumeroInvalide(
            f"Le numéro unique {citer(texte)} compte {len(compact)} caractères : on en attend {LONGUEUR}."
        )
    forme = _FORME.fullmatch(compact)
    if forme is None:
        raise NumeroInvalide(
            f"Le numéro unique {citer(texte)} n’a pas la forme attendue : "
            "trois caractères de territoire, dix chiffres, puis cinq lettres ou chiffres."
        )
    territoire, mois, annee, sequence, guichet = forme.groups()
    if territoire not in _TERRITOIRES:
        raise NumeroInvalide(f"Le numéro unique {citer(texte)} commence par un territoire inconnu : {territoire}.")
    if not 1 <= int(mois) <= 12:
        raise NumeroInvalide(f"Le numéro unique {citer(texte)} porte le mois {mois}, qui n’existe pas.")
    return NumeroUnique(territoire, int(mois), SIECLE + int(annee), int(sequence), guichet)


def est_valide(texte: str) -> bool:
    try:
        analyser(texte)
    except NumeroInvalide:
        return False
    return True
