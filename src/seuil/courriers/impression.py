"""One file to print from many letters: each starts on a sheet of its own, also on both sides."""

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO
from typing import BinaryIO, Final

import pikepdf

PAGES_PAR_FEUILLE: Final = 2
TITRE: Final = "Lettres à imprimer"


def reunir(lettres: Iterable[bytes], sortie: BinaryIO) -> int:
    """Write the letters (PDF) one after the other into ``sortie``; return how many sheets there are to print.

    Each ends with a blank page when its last sheet has one side left. The file is for a printer: the accessible
    letters are the stored ones.
    """
    with ExitStack() as ouverts, pikepdf.new() as ensemble:
        for lettre in lettres:
            _ajouter(ensemble, ouverts.enter_context(pikepdf.open(BytesIO(lettre))))
        ensemble.Root.Lang = pikepdf.String("fr-FR")
        ensemble.docinfo["/Title"] = TITRE
        ensemble.save(sortie)
        return len(ensemble.pages) // PAGES_PAR_FEUILLE


def _ajouter(ensemble: pikepdf.Pdf, lettre: pikepdf.Pdf) -> None:
    ensemble.pages.extend(lettre.pages)
    if len(lettre.pages) % PAGES_PAR_FEUILLE:
        _, _, largeur, hauteur = lettre.pages[-1].mediabox
        ensemble.add_blank_page(page_size=(float(largeur), float(hauteur)))
