"""The instructions a programme is made of: five numbers each (operation, result, operand, operand, constant)."""

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
COMPARER: Final = 2
BOOLEEN: Final = 3
PROUVER: Final = 4
ET: Final = 5
OU: Final = 6
OU_EXCLUSIF: Final = 7
LIRE_16: Final = 8
LIRE_32: Final = 9
PLUS: Final = 10
MOINS: Final = 11
FOIS: Final = 12
PLUS_CONSTANTE: Final = 13
FOIS_CONSTANTE: Final = 14
