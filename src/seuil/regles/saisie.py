"""Quote what a person typed inside a sentence, whatever was typed."""

from __future__ import annotations

import json
from typing import Final

LONGUEUR_CITEE: Final = 40


def citer(valeur: object) -> str:
    """Return the value between French quotes, on one line, printable, cut to 40 characters."""
    if isinstance(valeur, int) and not isinstance(valeur, bool) and abs(valeur) >= 10**LONGUEUR_CITEE:
        return "« un nombre de plus de 40 chiffres »"
    texte = valeur if isinstance(valeur, str) else json.dumps(valeur, ensure_ascii=False, default=repr)
    lisible = "".join(lettre if lettre.isprintable() else "�" for lettre in texte[: LONGUEUR_CITEE + 1])
    if len(lisible) > LONGUEUR_CITEE:
        lisible = lisible[:LONGUEUR_CITEE] + "…"
    return f"« {lisible} »"
