"""Which signs the letters can print, which none may hold: asked at the field, kept to by every letter (ADR 0034)."""

import re
from typing import Final

LATIN_GREC_CYRILLIQUE: Final = r"\u00a0-\u00ac\u00ae-\u0377\u0384-\u04ff\u1e00-\u1eff"
ARABE: Final = r"\u0600-\u06ff"
DEVANAGARI: Final = r"\u0900-\u097f"
THAI: Final = r"\u0e01-\u0e3a\u0e3f-\u0e5b"
PONCTUATION: Final = (
    r"\n\u0020-\u007e\u2010-\u2027\u2030-\u2040\u2044-\u2052\u20a0-\u20bf\u2100-\u211e\u2122\u2190-\u22ff"
)
SENS: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of a text
LIANTS: Final = r"\u200c\u200d"
NON_IMPRIMABLE: Final = re.compile(f"[^{PONCTUATION}{LATIN_GREC_CYRILLIQUE}{ARABE}{DEVANAGARI}{THAI}{LIANTS}]")


def signe_non_imprimable(texte: str) -> str | None:
    """Return the first sign that no letter could print, None when all can."""
    trouve = NON_IMPRIMABLE.search(texte)
    return trouve[0] if trouve else None
