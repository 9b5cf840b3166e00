"""One file to print from many letters: each starts on a sheet of its own, also on both sides."""

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO
from typing import BinaryIO, Final

import pikepdf

from seuil.courriers.models import Courrier
from seuil.documents.services import lire

PAGES_PAR_FEUILLE: Final = 2
TITRE: Final = "Lettres à imprimer"


def reunir(courriers: Iterable[Courrier], sortie: BinaryIO) -> int:
    """Write the letters one after the other into ``sortie``; return how many sheets there are to print.

    Each is read from its stored document, and ends with a blank page when its last sheet has one side left. The file
    is for a printer: the accessible letters are the stored ones.
    """
    with ExitStack() as ouverts, pikepdf.new() as ensemble:
        for courrier in courriers:
            lettre = ouverts.enter_context(pikepdf.open(BytesIO(lire(courrier.document))))
            _ajouter(ensemble, lettre)
        ensemble.Root.Lang = pikepdf.String("fr-FR")
        ensemble.docinfo["/Title"] = TITRE
        ensemble.save(sortie)
        return len(ensemble.pages) // PAGES_PAR_FEUILLE


def _ajouter(ensemble: pikepdf.Pdf, lettre: pikepdf.Pdf) -> None:
    ensemble.pages.extend(lettre.pages)
    if len(lettre.pages) % PAGES_PAR_FEUILLE:
        _, _, largeur, hauteur = lettre.pages[-1].mediabox
        ensemble.add_blank_page(page_size=(float(largeur), float(hauteur)))
