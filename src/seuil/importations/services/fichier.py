"""The file: which kind it is, whether it is ours, its rows lot after lot. It is never read whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import polars as pl

from seuil.regles.saisie import citer


class FichierRefuse(ValueError):
    """The file as a whole cannot be taken in; the message says why, in French."""


def illisible(fichier: Fichier, erreur: Exception) -> FichierRefuse:
    """Return the sentence for a file that stops being readable."""
    dit = " ".join(str(erreur).split())[:160]
    return FichierRefuse(f"Le fichier {citer(fichier.chemin.name)} se lit mal ({fichier.genre}) : {dit}")


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file that was recognised; ``premiere`` is the number of its first row of data, as an editor counts lines."""

    chemin: Path
    genre: str
    premiere: int

    @property
    def empreinte(self) -> str:
        """The SHA-256 of the file."""
        with self.chemin.open("rb") as ouvert:
            return file_digest(ouvert, "sha256").hexdigest()

    @property
    def lignes(self) -> pl.LazyFrame:
        """The rows as they are written: typed in Parquet, text elsewhere (a single column in JSON Lines)."""
        if self.genre == "parquet":
            return pl.scan_parquet(self.chemin)
        if self.genre == "csv":
            return pl.scan_csv(self.chemin, infer_schema=False)
        return pl.scan_lines(self.chemin)

    @property
    def nombre(self) -> int:
        """How many rows the file holds. Raises FichierRefuse."""
        try:
            return int(self.lignes.select(pl.len()).collect().item())
        except pl.exceptions.PolarsError as erreur:
            raise illisible(self, erreur) from erreur

    def lots(self, taille: int, *, depuis: int) -> Iterator[pl.DataFrame]:
        """Yield the rows after the first ``depuis``, ``taille`` at a time, with their number in ``ligne``.

        Raises FichierRefuse where the file stops being readable.
        """
        try:
            yield from self._lots(taille, depuis)
        except pl.exceptions.PolarsError as erreur:
            raise illisible(self, erreur) from erreur

    def _lots(self, taille: int, depuis: int) -> Iterator[pl.DataFrame]:
        suite = self.lignes.with_row_index("ligne", offset=self.premiere).slice(depuis)
        reste: list[pl.DataFrame] = []
        for morceau in suite.collect_batches(chunk_size=taille, maintain_order=True):
            reste.append(morceau)
            while sum(map(len, reste)) >= taille:
                tout = pl.concat(reste)
                yield tout.head(taille)
                reste = [tout.slice(taille)]
        if any(map(len, reste)):
            yield pl.concat(reste)
