"""The file of errors beside the file: as long, at each commit, as the rows done account for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import polars as pl

from seuil.importations.services.fautes import AUCUNE
from seuil.importations.services.fichier import FichierRefuse
from seuil.regles.saisie import citer

SUITE: Final = ".erreurs.csv"


class Erreurs:
    """``<file>.erreurs.csv``: row, column, what was typed, sentence. It exists only when a row was refused."""

    def __init__(self, fichier: Path, octets: int) -> None:
        """Cut what a lot that was not committed may have left after the first ``octets``."""
        self.chemin = fichier.with_name(fichier.name + SUITE)
        self.revenir(octets)

    def revenir(self, octets: int) -> None:
        """Cut the file at that length; nothing is left of an empty one."""
        self.octets = octets
        with self._a_ecrire():
            self._couper(octets)

    def _couper(self, octets: int) -> None:
        if octets == 0:
            self.chemin.unlink(missing_ok=True)
        elif self.chemin.exists():
            os.truncate(self.chemin, min(octets, self.chemin.stat().st_size))

    def ajouter(self, fautes: pl.DataFrame) -> int:
        """Add these lines, kept on disk before the lot is; return the length of the file."""
        if fautes.is_empty():
            return self.octets
        with self._a_ecrire(), self.chemin.open("ab") as ouvert:
            if ouvert.tell() == 0:
                ouvert.write(AUCUNE.write_csv().encode())
            ouvert.write(fautes.write_csv(include_header=False).encode())
            ouvert.flush()
            os.fsync(ouvert.fileno())
            self.octets = ouvert.tell()
        return self.octets

    @contextmanager
    def _a_ecrire(self) -> Iterator[None]:
        try:
            yield
        except OSError as refus:
            nom, pourquoi = citer(self.chemin.name), refus.strerror
            raise FichierRefuse(f"Le fichier des erreurs, {nom}, ne peut pas être écrit ({pourquoi}).") from refus
