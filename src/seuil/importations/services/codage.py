"""How a file of text was saved, whatever the spreadsheet: its encoding, and the sign between its cells."""

from __future__ import annotations

import codecs
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

MORCEAU: Final = 1 << 20
ENTETE: Final = 1 << 16
MARQUES: Final = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}  # the longest first: one begins as another does
SANS_MARQUE: Final = {(False, True): "utf-16-le", (True, False): "utf-16-be"}  # which of the first two bytes is null
MARQUE_UTF8: Final = "\ufeff"
SEPARATEURS: Final = (",", ";", "\t")
DE_L_UTF8: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
MELANGE: Final = "mélange deux codages, UTF-8 et Windows-1252 : enregistrez-le en « CSV UTF-8 » dans le tableur"
INCONNU: Final = "n’est écrit ni en UTF-8 ni en Windows-1252 : enregistrez-le en « CSV UTF-8 » dans le tableur"


class CodageInconnu(ValueError):
    """No encoding reads the file; says what to do."""


@contextmanager
def en_utf8(chemin: Path, *, est_un_tableau: bool) -> Iterator[Path]:
    """Give a path where the text is in UTF-8: the file itself, or a copy that nobody else sees and that ends with it.

    Only a table may be in Windows-1252, as spreadsheets save them: JSON is not. Raises CodageInconnu.
    """
    codage = _codage(chemin, est_un_tableau=est_un_tableau)
    fins = None if est_un_tableau and _finit_ses_lignes_a_l_ancienne(chemin, codage or "utf-8") else ""
    if codage is None and fins == "":
        yield chemin
        return
    with tempfile.TemporaryFile() as copie:
        _traduire(chemin, codage or "utf-8", copie, fins=fins)
        yield Path(f"/proc/self/fd/{copie.fileno()}")


def separateur(chemin: Path, noms: Iterable[str]) -> str:
    """Return the sign that parts the first line into the most names that we know: a comma, a semicolon, a tab."""
    with chemin.open("rb") as ouvert:
        premiere = ouvert.read(ENTETE).split(b"\n", 1)[0].decode("utf-8", "replace").removeprefix(MARQUE_UTF8)
    connus = set(noms)
    return max(SEPARATEURS, key=lambda signe: sum(case.strip(' "\r') in connus for case in premiere.split(signe)))


def _codage(chemin: Path, *, est_un_tableau: bool) -> str | None:
    """Return the encoding to translate from, None when the file is read as it is."""
    with chemin.open("rb") as ouvert:
        debut = ouvert.read(ENTETE)
    if marque := next((codage for marque, codage in MARQUES.items() if debut.startswith(marque)), None):
        return marque
    if sans_marque := SANS_MARQUE.get((debut[:1] == b"\0", debut[1:2] == b"\0")):
        return sans_marque
    if not est_un_tableau:
        return "utf-8-sig" if debut.startswith(codecs.BOM_UTF8) else None
    deux, autres = _signes(chemin)
    if deux and autres:
        raise CodageInconnu(MELANGE)
    return "cp1252" if autres else None


def _finit_ses_lignes_a_l_ancienne(chemin: Path, codage: str) -> bool:
    """Say whether lines end with a carriage return alone, as « CSV (Macintosh) » of spreadsheets writes them."""
    with chemin.open("rb") as ouvert:
        debut = ouvert.read(ENTETE).decode(codage, "ignore")
    return "\r" in debut and "\n" not in debut


def _signes(chemin: Path) -> tuple[bool, bool]:
    """Say whether accents are written as UTF-8 does, and whether some are not."""
    deux = autres = False
    with chemin.open("rb") as ouvert:
        while morceau := ouvert.read(MORCEAU) + ouvert.readline():
            if morceau.isascii():
                continue
            try:
                morceau.decode("utf-8")
                deux = True
            except UnicodeDecodeError:
                autres, deux = True, deux or DE_L_UTF8.search(morceau) is not None
    return deux, autres


def _traduire(chemin: Path, codage: str, copie: IO[bytes], *, fins: str | None) -> None:
    """Write a copy in UTF-8; ``fins`` None writes each end of line anew, "" leaves them."""
    try:
        with chemin.open(encoding=codage, newline=fins) as source:
            while morceau := source.read(MORCEAU):
                copie.write(morceau.encode())
        copie.flush()
    except UnicodeError as erreur:
        raise CodageInconnu(INCONNU) from erreur
