"""What a stored file says by itself, read in a process of its own: for a self-check, never for a decision."""

import json
from dataclasses import dataclass
from typing import Any, Final

from seuil.documents.controle.lancer import reconstruire
from seuil.documents.controle.limites import Nature, Refus

LISIBLES: Final = {"application/pdf", "image/jpeg"}  # what `assainir` returns


@dataclass(frozen=True, slots=True)
class ContenuLu:
    """`textes`: one a page; `codes`: the 2D-Docs found; `nettete` and `petit_cote` of the worst page that is an image.

    `lu` is False when nothing could be read: the file is as good without it.
    """

    lu: bool
    textes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    nettete: float | None = None
    petit_cote: int | None = None
    nb_pages: int | None = None


def lire_le_contenu(octets: bytes, type_mime: str) -> ContenuLu:
    """Return what the file says; never raises: a reading that fails, is too long or is refused reads nothing."""
    if type_mime not in LISIBLES or not octets:
        return ContenuLu(lu=False)
    try:
        return _comprendre(json.loads(reconstruire(octets, Nature.LECTURE)[0]))
    except (Refus, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return ContenuLu(lu=False)


def _comprendre(dit: dict[str, Any]) -> ContenuLu:
    """Return what the child said, checked: a file may have taken the child."""
    nettete, petit_cote = dit["nettete"], dit["petit_cote"]
    return ContenuLu(
        lu=True,
        textes=tuple(str(texte) for texte in dit["textes"]),
        codes=tuple(str(code) for code in dit["codes"]),
        nettete=None if nettete is None else float(nettete),
        petit_cote=None if petit_cote is None else int(petit_cote),
        nb_pages=int(dit["nb_pages"]),
    )
