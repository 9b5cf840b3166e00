"""Show a document to who may read it: a page as an image, or the whole marked with its reader."""

import json
from datetime import date
from typing import Final

from seuil.documents.controle.lancer import reconstruire
from seuil.documents.controle.limites import Motif, Nature, Refus
from seuil.documents.models import Document
from seuil.documents.requetes import lire

QUARTS: Final = (0, 90, 180, 270)
LARGEUR: Final = 1_400
OCCUPE: Final = "Beaucoup de fichiers s’ouvrent en ce moment. Réessayez dans une minute."
SANS_PAGE: Final = "Ce document n’a pas de page de ce numéro."
ILLISIBLE: Final = "Ce document ne se laisse pas montrer. Demandez-en une photo."


class RenduImpossible(ValueError):
    """This page cannot be shown; the sentence says why."""


def page(document: Document, numero: int, *, rotation: int = 0, largeur: int = LARGEUR) -> bytes:
    """Return page ``numero`` (from 1) as a JPEG, turned clockwise. Raises NonAnalysee, RenduImpossible."""
    if rotation not in QUARTS:
        raise RenduImpossible("Une page se tourne par quarts de tour.")
    demande = {"numero": numero, "rotation": rotation, "largeur": largeur}
    return _confier(document, Nature.APERCU, json.dumps(demande))


def filigrane(document: Document, *, lecteur: str, motif: str, le: date) -> bytes:
    """Return the document as a PDF, every page marked: who reads it, why, when. Raises NonAnalysee, RenduImpossible."""
    dite = " ".join(f"Lu par {lecteur} le {le:%d/%m/%Y} - {motif}".split())
    return _confier(document, Nature.FILIGRANE, dite)


def _confier(document: Document, nature: Nature, consigne: str) -> bytes:
    try:
        return reconstruire(lire(document), nature, consigne=f"{consigne}\n".encode())[0]
    except Refus as refus:
        dites = {Motif.OCCUPE: OCCUPE, Motif.SANS_PAGE: SANS_PAGE}
        raise RenduImpossible(dites.get(refus.motif, ILLISIBLE)) from refus
