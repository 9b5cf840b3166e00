"""From a context to a PDF: accessible (PDF/UA-1), archivable (PDF/A-2a), always the same bytes for the same data."""

import hashlib
import json
import threading
import unicodedata
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from seuil.courriers.contextes import verifier_la_lettre
from seuil.socle.design.typographie import composer
from seuil.socle.ecritures import NON_IMPRIMABLE

DOSSIER = Path(__file__).parent / "typst"
NORMES = ["ua-1", "a-2a"]
OPPOSABLES = {"decision", "avertissement", "sans_reponse"}  # what a household may contest
LONGUEUR_VERSION = 12
ARCHIVE = ("pdfaid:part", "pdfaid:conformance")


class GabaritInconnu(ValueError):
    """There is no letter of that name."""


def pdf(gabarit: str, contexte: Mapping[str, Any]) -> bytes:
    """Return the letter as PDF/UA-1 and PDF/A-2a; see `contextes.py` for what each one needs.

    Data only travels as JSON, so nothing typed by a person is ever read as markup. Raises LettreIncomplete for a
    decision or a warning without its author, its reasons or its remedies.
    """
    if gabarit in OPPOSABLES:
        verifier_la_lettre(contexte)
    compilateur, verrou = _compilateur(gabarit)
    donnees = json.dumps(_composer(contexte), ensure_ascii=False)
    with verrou:
        return bytes(compilateur.compile(format="pdf", sys_inputs={"data": donnees}, pdf_standards=NORMES))


def chiffrer(lettre: bytes, phrase: str) -> bytes:
    """Return the letter in AES-256, which only ``phrase`` opens; nothing is written on the disk.

    It stays PDF/UA. It no longer says that it is PDF/A, which forbids encryption.
    """
    chiffree = BytesIO()
    with pikepdf.open(BytesIO(lettre)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadonnees:
            for norme in ARCHIVE:
                metadonnees.pop(norme, None)
        document.save(chiffree, encryption=pikepdf.Encryption(owner=phrase, user=phrase, R=6))
    return chiffree.getvalue()


def est_ouverte_par(phrase: str, lettre: bytes) -> bool:
    """Say whether ``phrase`` opens an encrypted letter."""
    try:
        pikepdf.open(BytesIO(lettre), password=phrase).close()
    except (pikepdf.PasswordError, pikepdf.PdfError):
        return False
    return True


def gabarits() -> list[str]:
    """Return the names of the letters."""
    return sorted(chemin.stem for chemin in DOSSIER.glob("*.typ") if chemin.stem != "lettre")


@cache
def version(gabarit: str) -> str:
    """Return a digest of what a letter is drawn with: kept beside each PDF, it tells two wordings apart."""
    lus = (chemin.read_bytes() for chemin in (DOSSIER / "lettre.typ", DOSSIER / f"{gabarit}.typ"))
    return hashlib.sha256(b"".join(lus)).hexdigest()[:LONGUEUR_VERSION]


@cache
def _compilateur(gabarit: str) -> tuple[Any, threading.Lock]:
    if gabarit not in gabarits():
        raise GabaritInconnu(f"Il n’y a pas de courrier « {gabarit} ». Les courriers sont : {', '.join(gabarits())}.")
    compilateur = typst.Compiler(
        str(DOSSIER / f"{gabarit}.typ"),
        root=str(DOSSIER),
        font_paths=[str(DOSSIER / "fonts")],
        ignore_system_fonts=True,
    )
    return compilateur, threading.Lock()


def _composer(valeur: Any) -> Any:
    if isinstance(valeur, str):
        return _lisible(valeur)
    if isinstance(valeur, Mapping):
        return {cle: _composer(element) for cle, element in valeur.items()}
    if isinstance(valeur, list | tuple):
        return [_composer(element) for element in valeur]
    return valeur


def _lisible(texte: str) -> str:
    """Return text that the fonts can draw; a character without a glyph would stop the letter from leaving."""
    normal = composer(unicodedata.normalize("NFC", texte).replace("\u202f", "\u00a0").replace("\u00ad", ""))
    dessine = NON_IMPRIMABLE.sub("?", normal)
    return "".join("?" if unicodedata.category(c) == "Cn" else c for c in dessine)
