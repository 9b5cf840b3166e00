"""Votes, as doors and in words."""

from typing import Any


def contexte(pour: int, contre: int, abstention: int, preponderante: str) -> dict[str, Any]:
    """Return one door per voice and the same count in words."""
    portes = ["pour"] * pour + ["contre"] * contre + [""] * abstention
    comptes = [f"{pour} pour", f"{contre} contre"] + ([_abstentions(abstention)] if abstention else [])
    return {"portes": portes, "texte": ", ".join(comptes), "preponderante": preponderante}


def _abstentions(nombre: int) -> str:
    return f"{nombre} abstention" + "s" * (nombre > 1)
