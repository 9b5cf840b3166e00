"""The order of the candidates: score, then seniority, then a published draw anyone can redo."""

from __future__ import annotations

import hashlib
from datetime import date

Cle = tuple[int, date, str]


def cle_de_classement(*, score: int, recue_le: date, numero: str, graine: str) -> Cle:
    """Return a sorting key: highest score first, oldest reception next, then sha256(seed + numéro)."""
    return -score, recue_le, tirage(numero=numero, graine=graine)


def tirage(*, numero: str, graine: str) -> str:
    """Return the draw of a numéro unique, reproducible from the published seed."""
    return hashlib.sha256(f"{graine}{numero}".encode()).hexdigest()
