"""A PDF of the same pages, without what acts, hides or is attached. For the child only."""

import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import takewhile

import pikepdf

from seuil.documents.controle import enfant
from seuil.documents.controle.limites import (
    FLUX_MAXIMUM,
    MO,
    OBJETS_MAXIMUM,
    PAGES_MAXIMUM,
    PIXELS_MAXIMUM,
    Motif,
    Refus,
)

A_RETIRER = ("/AA", "/Annots", "/AF", "/PieceInfo", "/Metadata")
GONFLABLE = "/FlateDecode"


def reconstruire(contenu: bytes) -> enfant.Rendu:
    """Return the PDF rebuilt. Raises Refus."""
    try:
        with pikepdf.open(io.BytesIO(contenu)) as source, pikepdf.new() as propre:
            pages = _pages(source)
            _fixer_les_reponses(source)
            for page in pages:
                for cle in A_RETIRER:
                    if cle in page:
                        del page[cle]
                propre.pages.append(page)
            _peser(propre)
            sortie = io.BytesIO()
            propre.save(sortie, stream_decode_level=pikepdf.StreamDecodeLevel.specialized)
        _peser_ce_qui_est_garde(sortie)
        return sortie.getvalue(), len(pages)
    except pikepdf.PasswordError as erreur:
        raise Refus(Motif.PROTEGE) from erreur
    except (pikepdf.PdfError, ValueError, LookupError, TypeError, AttributeError, RuntimeError) as erreur:
        raise Refus(Motif.ABIME) from erreur


def _pages(source: pikepdf.Pdf) -> list[pikepdf.Page]:
    pages = list(source.pages)
    if not pages:
        raise Refus(Motif.SANS_PAGE)
    if len(pages) > PAGES_MAXIMUM:
        raise Refus(Motif.TROP_DE_PAGES)
    return pages


def _fixer_les_reponses(source: pikepdf.Pdf) -> None:
    """Draw on the pages what was typed in the boxes of a form: the boxes go with what acts.

    A form that only draws itself by a program (XFA) shows nothing without it: refused.
    """
    if source.Root.get("/NeedsRendering"):
        raise Refus(Motif.FORMULAIRE)
    if "/AcroForm" in source.Root:
        source.generate_appearance_streams()
        source.flatten_annotations("print")


def _peser_ce_qui_est_garde(sortie: io.BytesIO) -> None:
    """Saving opens the older ways to compress, which only then can be weighed."""
    with pikepdf.open(sortie) as relu:
        _peser(relu)


def _peser(propre: pikepdf.Pdf) -> None:
    """Refuse what would be light for us to keep and heavy for the agent who opens it."""
    objets = propre.objects
    if len(objets) > OBJETS_MAXIMUM:
        raise Refus(Motif.TROP_LOURD)
    for objet in objets:
        if isinstance(objet, pikepdf.Stream):
            _peser_un_flux(objet)


def _peser_un_flux(flux: pikepdf.Stream) -> None:
    if flux.get("/Subtype") == "/Image" and int(flux.get("/Width", 0)) * int(flux.get("/Height", 0)) > PIXELS_MAXIMUM:
        raise Refus(Motif.TROP_GRAND)
    morceaux: Iterable[bytes] = [flux.read_raw_bytes()]
    for _ in takewhile(GONFLABLE.__eq__, _filtres(flux)):
        morceaux = _gonfler(morceaux)
    total = 0
    for morceau in morceaux:
        total += len(morceau)
        if total > FLUX_MAXIMUM:
            raise Refus(Motif.TROP_LOURD)


def _filtres(flux: pikepdf.Stream) -> list[str]:
    filtres: object = flux.get("/Filter", [])
    return [str(filtre) for filtre in (filtres if isinstance(filtres, pikepdf.Array | list) else [filtres])]


def _gonfler(comprimes: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is inflated piece by piece, up to the first fault: a reader stops there too."""
    lecture = zlib.decompressobj()
    try:
        for comprime in comprimes:
            while comprime and not lecture.eof:
                yield lecture.decompress(comprime, MO)
                comprime = lecture.unconsumed_tail
    except zlib.error:
        return


if __name__ == "__main__":
    sys.exit(enfant.main(reconstruire))
