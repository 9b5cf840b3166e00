"""The marks: where a household hides, in words that stand nowhere else, and how they are looked for."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader

RUE: Final = "777 venelle Dérobée"
COMMUNE: Final = "60549"  # Rotangy, that nothing else of the invented world names
MEL: Final = "derobee@exemple.invalid"
TELEPHONE: Final = "+33677889911"
HOTE: Final = "Madame Cachetout"
SURE: Final = "Association Lieutenu\n60700 Pont-Sainte-Maxence"
DECLAREES: Final = ("venelledérobée", "rotangy", "derobee@", "677889911", "cachetout")
SURES: Final = ("lieutenu",)


def marques(texte: str, cherchees: Iterable[str] = (*DECLAREES, *SURES)) -> list[str]:
    """Return the marks that a text holds, however it is cut, spaced or capitalised."""
    serre = "".join(texte.split()).casefold().replace("\u00a0", "").replace("\u202f", "")
    return [marque for marque in cherchees if marque in serre]


def lire_pdf(octets: bytes) -> str:
    """Return every word of a PDF, and what its properties say."""
    lu = PdfReader(BytesIO(octets))
    return "\n".join([*(page.extract_text() for page in lu.pages), str(lu.metadata)])


def texte_de(reponse: Any) -> str:
    """Return what an answer shows: its words, its headers, where it sends to."""
    octets = reponse.getvalue() if reponse.streaming else reponse.content
    entetes = " ".join(f"{nom}: {valeur}" for nom, valeur in reponse.headers.items())
    if reponse.headers.get("Content-Type", "").startswith("application/pdf"):
        return f"{lire_pdf(octets)} {entetes}"
    return f"{octets.decode('utf-8', 'replace')} {entetes}"
