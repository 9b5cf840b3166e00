"""A score, line by line, as an agent reads it."""

from datetime import date
from typing import Any

from seuil.cotation.lignes import RESERVE, SUIVI, en_mots, lire_les_appuis
from seuil.cotation.models import Note


def presenter(note: Note, *, le: date, tout_voir: bool) -> dict[str, Any]:
    """Return a score and its lines; without ``tout_voir``, a protected line keeps its points, not its words."""
    return {
        "note": note,
        "territoire": str(note.territoire),
        "total": note.total,
        "prouve": note.total_prouve,
        "provisoire": note.total - note.total_prouve,
        "version": note.grille.version,
        "calculee_le": note.calculee_le,
        "titre": f"{note.total} points, ligne par ligne",
        "version_dite": f"Grille version {note.grille.version}, score calculé le {note.calculee_le:%d/%m/%Y}.",
        "lignes": en_mots(note.lignes, SUIVI if tout_voir else RESERVE, appuis=lire_les_appuis(note.demande, le=le)),
    }
