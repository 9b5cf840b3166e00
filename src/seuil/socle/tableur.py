"""What a spreadsheet would take for a formula: said once, for every file that one may open in it."""

import re
from typing import Final

FORMULE: Final = r"^\s*[=+\-@\t\r＝＋－＠]"


def sans_formule(texte: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{texte}" if re.match(FORMULE, texte) else texte
