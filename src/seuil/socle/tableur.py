"""What a spreadsheet would take for a formula: said once, for every file that one may open in it."""

import re
from typing import Final

FORMULE: Final = r"^\s*[=+\-@\t\r＝＋－＠]"
SAUTS: Final = "[\t\n\r\x0b\x0c\x85\u2028\u2029]+"  # a spreadsheet that cuts cells at another sign starts a row there


def sans_formule(texte: str) -> str:
    """Return a cell that no spreadsheet runs, on one line."""
    texte = re.sub(SAUTS, " ", texte)
    return f"'{texte}" if re.match(FORMULE, texte) else texte
