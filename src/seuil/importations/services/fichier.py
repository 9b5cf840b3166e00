"""The file: which kind it is, whether it is ours, its rows lot after lot. It is never read whole."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Final

import polars as pl

from seuil.regles.saisie import citer

LECTURE: Final = 60_000  # rows of Parquet decoded at once: what an import holds does not grow with its file
QUE_FAIRE: Final = {
    "csv": "{} a plus de cases que la première, ou un guillemet n’y est pas fermé. "
    "Ouvrez-le dans un tableur, vérifiez les colonnes et enregistrez-le en « CSV UTF-8 ».",
    "jsonl": "on attend de l’UTF-8, un objet JSON par ligne.",
    "parquet": "ce n’est pas un fichier Parquet entier. Exportez-le ou copiez-le à nouveau.",
}


class FichierRefuse(ValueError):
    """The file as a whole cannot be taken in; the message says why, in French."""


def illisible(fichier: Fichier) -> FichierRefuse:
    """Return the sentence for a file that stops being readable."""
    genre = fichier.genre
    que_faire = QUE_FAIRE[genre].format(_ligne_fautive(fichier)) if genre == "csv" else QUE_FAIRE[genre]
    return FichierRefuse(f"Le fichier {citer(fichier.chemin.name)} se lit mal ({genre}) : {que_faire}")


def _ligne_fautive(fichier: Fichier) -> str:
    """Return which line of a table breaks it, as an editor counts them."""
    debut = 1
    with fichier.source.open(encoding="utf-8-sig", errors="replace", newline="") as ouvert:
        rangees = csv.reader(ouvert, delimiter=fichier.separateur, strict=True)
        try:
            cases = len(next(rangees, []))
            debut = rangees.line_num + 1
            for rangee in rangees:
                if len(rangee) > cases:
                    return f"la ligne {debut}"
                debut = rangees.line_num + 1
        except csv.Error:
            return f"la ligne {debut}"
    return "une ligne"


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file that was recognised; ``premiere`` is the number of its first row of data, as an editor counts lines.

    ``source`` is where it is read, in UTF-8; ``separateur`` parts the cells of a table of text.
    """

    chemin: Path
    genre: str
    premiere: int
    source: Path
    separateur: str = ","

    @property
    def empreinte(self) -> str:
        """The SHA-256 of the file."""
        with self.chemin.open("rb") as ouvert:
            return file_digest(ouvert, "sha256").hexdigest()

    @property
    def lignes(self) -> pl.LazyFrame:
        """The rows as they are written: typed in Parquet, text elsewhere (a single column in JSON Lines)."""
        return self._sans_vides(self._brutes)

    @property
    def _brutes(self) -> pl.LazyFrame:
        if self.genre == "parquet":
            return pl.scan_parquet(self.source)
        if self.genre == "jsonl":
            return pl.scan_lines(self.source, name="objet")
        lues = pl.scan_csv(self.source, infer_schema=False, separator=self.separateur)
        noms = lues.collect_schema().names()
        nombres = Counter(nom.strip() for nom in noms)
        return lues.rename({nom: nom.strip() for nom in noms if nom != nom.strip() and nombres[nom.strip()] == 1})

    def _sans_vides(self, lignes: pl.LazyFrame) -> pl.LazyFrame:
        """Leave out the empty rows that a spreadsheet adds; they keep their place among the numbers of lines."""
        if self.genre == "parquet":
            return lignes
        return lignes.filter(pl.any_horizontal(pl.col(pl.String).str.contains(r"\S")))

    @property
    def nombre(self) -> int:
        """How many rows the file holds. Raises FichierRefuse."""
        try:
            return int(self.lignes.select(pl.len()).collect().item())
        except pl.exceptions.PolarsError as erreur:
            raise illisible(self) from erreur

    def lots(self, taille: int, *, depuis: int) -> Iterator[pl.DataFrame]:
        """Yield the rows after the first ``depuis``, ``taille`` at a time, with their number in ``ligne``.

        Raises FichierRefuse where the file stops being readable.
        """
        try:
            yield from self._lots(taille, depuis)
        except pl.exceptions.PolarsError as erreur:
            raise illisible(self) from erreur

    def _lots(self, taille: int, depuis: int) -> Iterator[pl.DataFrame]:
        reste: list[pl.DataFrame] = []
        for morceau in self._morceaux(taille, depuis):
            reste.append(morceau)
            while sum(map(len, reste)) >= taille:
                tout = pl.concat(reste)
                yield tout.head(taille)
                reste = [tout.slice(taille)]
        if any(map(len, reste)):
            yield pl.concat(reste)

    def _morceaux(self, taille: int, depuis: int) -> Iterator[pl.DataFrame]:
        """Yield the rows as they are read. Of Parquet, batches would decode several whole groups of rows ahead."""
        lignes = self._sans_vides(self._brutes.with_row_index("ligne", offset=self.premiere))
        if self.genre != "parquet":
            yield from lignes.slice(depuis).collect_batches(chunk_size=taille, maintain_order=True)
            return
        for debut in range(depuis, self.nombre, LECTURE):
            yield lignes.slice(debut, LECTURE).collect()
