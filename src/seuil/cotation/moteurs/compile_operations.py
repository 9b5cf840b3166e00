"""The instructions a programme is made of: operation, result, two operands, a constant, and the bits that a row takes
in the column read (0 when none is).
"""

from __future__ import annotations

from typing import Final

BLOC: Final = 2048
HUIT: Final = 8
MOT: Final = 64

NUL: Final = 0
PLEIN: Final = 1
PREMIER_PLAN: Final = 2

AU_MOINS: Final = 0
AU_PLUS: Final = 1
EGAL: Final = 2

COMPARER_16: Final = 0
COMPARER_32: Final = 1
BOOLEEN: Final = 2
PROUVER: Final = 3
ET: Final = 4
OU: Final = 5
OU_EXCLUSIF: Final = 6
COMPARER: Final = 7
LIRE_16: Final = 8
LIRE_32: Final = 9
PLUS: Final = 10
MOINS: Final = 11
FOIS: Final = 12
PLUS_CONSTANTE: Final = 13
FOIS_CONSTANTE: Final = 14
ASSEMBLER: Final = 15
PESER: Final = 16

BITS_PAR_LIGNE: Final = {COMPARER_16: 16, COMPARER_32: 32, BOOLEEN: 1, PROUVER: 64, LIRE_16: 16, LIRE_32: 32}
