"""Two readings of the scores of one demand, and what changed between them, as a reader may read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from seuil.cotation.lignes.mots import Regard, en_mots


@dataclass(frozen=True, slots=True)
class EcartDeScore:
    """A score before and after a change, with the lines that came, left or weigh otherwise: points, signed."""

    territoire: str
    avant: int
    apres: int
    lignes: list[tuple[str, int]]


def photographier(notes: Iterable[Any], lecteur: Regard) -> dict[str, dict[str, int]]:
    """Return the points of each line of each score as a reader may read them, by territory, then by words; JSON."""
    photo: dict[str, dict[str, int]] = {}
    for note in notes:
        siennes = photo.setdefault(str(note.territoire), {})
        for ligne in en_mots(note.lignes, lecteur):
            siennes[ligne["libelle"]] = siennes.get(ligne["libelle"], 0) + ligne["points"]
    return photo


def comparer(avant: Mapping[str, Mapping[str, int]], apres: Mapping[str, Mapping[str, int]]) -> list[EcartDeScore]:
    """Return what changed between two photographs of the scores of one demand, one per territory of the second."""
    ecarts = []
    for territoire, lues in apres.items():
        connues = avant.get(territoire, {})
        bougees = [(mots, lues.get(mots, 0) - connues.get(mots, 0)) for mots in dict.fromkeys([*lues, *connues])]
        lignes = [(mots, points) for mots, points in bougees if points]
        ecarts.append(EcartDeScore(territoire, sum(connues.values()), sum(lues.values()), lignes))
    return ecarts
