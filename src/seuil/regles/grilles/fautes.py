"""What is wrong in a grid, and on which line of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

Chemin = tuple[str | int, ...]

_TABLE: Final = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_CLE: Final = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*(?:\.[^=]*)?=")
_TEXTE_LONG: Final = re.compile(r'"""|\'\'\'')


@dataclass(frozen=True, slots=True, order=True)
class Faute:
    """One mistake, in French; `ligne` is zero when it concerns the whole file."""

    ligne: int
    motif: str

    def __str__(self) -> str:
        return f"ligne {self.ligne} : {self.motif}" if self.ligne else self.motif


class GrilleInvalide(ValueError):
    """The grid cannot be used; `fautes` says everything that is wrong, in the order of the file."""

    def __init__(self, nom: str, fautes: list[Faute]) -> None:
        self.nom = nom
        self.fautes = tuple(sorted(set(fautes)))
        super().__init__("\n".join(f"{nom} : {faute}" for faute in self.fautes))


@dataclass
class Releve:
    """The mistakes found so far, placed on the lines of the text."""

    texte: str
    fautes: list[Faute] = field(default_factory=list)
    _lignes: dict[Chemin, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lignes = reperer(self.texte)

    def noter(self, chemin: Chemin, motif: str) -> None:
        self.fautes.append(Faute(self.ligne(chemin), motif))

    def ligne(self, chemin: Chemin) -> int:
        """Return the line of a key, else that of the nearest table around it."""
        while chemin and chemin not in self._lignes:
            chemin = chemin[:-1]
        return self._lignes.get(chemin, 0)


def reperer(texte: str) -> dict[Chemin, int]:
    """Return the line number of every table and key of a TOML text."""
    lignes: dict[Chemin, int] = {}
    table: Chemin = ()
    dans_un_texte = False
    for numero, ligne in enumerate(texte.splitlines(), start=1):
        if not dans_un_texte:
            table = _reperer_ligne(ligne, numero, table, lignes)
        dans_un_texte ^= len(_TEXTE_LONG.findall(ligne)) % 2 == 1
    return lignes


def _reperer_ligne(ligne: str, numero: int, table: Chemin, lignes: dict[Chemin, int]) -> Chemin:
    if entete := _TABLE.match(ligne):
        table = _table(entete[2].split("."), entete[1] == "[[", lignes)
        lignes.setdefault(table, numero)
    elif cle := _CLE.match(ligne):
        lignes.setdefault((*table, cle[1].strip("\"'")), numero)
    return table


def _table(noms: list[str], repetee: bool, lignes: dict[Chemin, int]) -> Chemin:
    """Return the path of a table; a repeated one takes the next index under the last of each repeated parent."""
    chemin: Chemin = ()
    for rang, nom in enumerate(noms):
        chemin = (*chemin, nom.strip().strip("\"'"))
        suivant = _compter(chemin, lignes)
        if repetee and rang == len(noms) - 1:
            return (*chemin, suivant)
        if suivant:
            chemin = (*chemin, suivant - 1)
    return chemin


def _compter(chemin: Chemin, lignes: dict[Chemin, int]) -> int:
    nombre = 0
    while (*chemin, nombre) in lignes:
        nombre += 1
    return nombre
