"""The file of errors beside the file: as long, at each commit, as the rows done account for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import polars as pl

from seuil.importations.models import Importation
from seuil.importations.services.fautes import AUCUNE
from seuil.importations.services.fichier import FichierRefuse
from seuil.regles.saisie import citer

SUITE: Final = ".erreurs.csv"
AILLEURS: Final = "Les erreurs des {} premières demandes lues étaient dans ce fichier, qui n’est plus là ou a changé."


class Erreurs:
    """``<file>.erreurs.csv``: row, column, what was typed, sentence. It exists only when a row was refused."""

    def __init__(self, chemin: Path, octets: int) -> None:
        """Cut what a lot that was not committed may have left after the first ``octets``."""
        self.chemin = chemin
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

    def renvoyer(self, anciennes: str, lues: int) -> None:
        """Say, first of all, where the errors of the rows already read were."""
        dite = (None, None, anciennes, AILLEURS.format(lues))
        self.ajouter(pl.DataFrame([dite], schema=AUCUNE.schema, orient="row"))

    @contextmanager
    def _a_ecrire(self) -> Iterator[None]:
        try:
            yield
        except OSError as refus:
            nom, pourquoi = citer(self.chemin.name), refus.strerror
            raise FichierRefuse(f"Le fichier des erreurs, {nom}, ne peut pas être écrit ({pourquoi}).") from refus


def reprendre_les_erreurs(fichier: Path, importation: Importation) -> Erreurs:
    """Return where the errors of a file go on, and keep it with the import.

    Where they were, wherever the file is read from now; beside it when they moved with it; else anew, which says so.
    """
    a_cote = (fichier.parent.absolute() / fichier.name).with_name(fichier.name + SUITE)
    octets = importation.octets_erreurs
    connues = [chemin for chemin in (Path(importation.erreurs), a_cote) if octets and _tient(chemin, octets)]
    erreurs = Erreurs(connues[0], octets) if connues else Erreurs(a_cote, 0)
    if octets and not connues:
        erreurs.renvoyer(importation.erreurs, importation.lues)
    importation.erreurs, importation.octets_erreurs = str(erreurs.chemin), erreurs.octets
    importation.save(update_fields=["erreurs", "octets_erreurs"])
    return erreurs


def _tient(chemin: Path, octets: int) -> bool:
    """Say whether lines of errors end at that length, in a file that one may write."""
    try:
        with chemin.open("r+b") as ouvert:
            ouvert.seek(octets - 1)
            return ouvert.read(1) == b"\n"
    except OSError:
        return False
