"""The stepper: where one stands among at most seven steps."""

from collections.abc import Iterable
from typing import Any

ETAPES_AU_PLUS = 7


def contexte(etapes: str | Iterable[Any], courante: int) -> dict[str, Any]:
    """Return each step with its door; `courante` counts from 1, and one more than the last means all done."""
    libelles = etapes.split("|") if isinstance(etapes, str) else [str(etape) for etape in etapes]
    if not 1 <= len(libelles) <= ETAPES_AU_PLUS:
        raise ValueError(f"Un parcours a de 1 à {ETAPES_AU_PLUS} étapes, pas {len(libelles)}.")
    return {
        "total": len(libelles),
        "etapes": [
            {"rang": rang, "libelle": libelle.strip(), "faite": rang < courante, "courante": rang == courante}
            for rang, libelle in enumerate(libelles, start=1)
        ],
    }


def minuscule(libelle: str) -> str:
    """Return the label as it reads after `3 sur 6 :`."""
    return libelle[:1].lower() + libelle[1:]
