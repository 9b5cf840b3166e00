"""The sensitive compartment: papers whose mere name tells of health or violence."""

from typing import Final

CODES_SENSIBLES: Final = frozenset({"violences", "sante"})
