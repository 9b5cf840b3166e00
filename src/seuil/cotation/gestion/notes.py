"""A score, line by line, as an agent reads it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from seuil.cotation.models import Note
from seuil.regles.cotation import FAITS
from seuil.regles.criteres.declaration import INCONNU, JAMAIS
from seuil.socle.design.mesures import nombre

PROTEGES = {"violences_couple", "mariage_force", "viol_agression", "sortie_prostitution", "traite_proxenetisme"}
LIGNE_PROTEGEE = {"libelle": "Situation protégée", "motif": "Réservé aux agents qui suivent le dossier.", "faits": {}}


def presenter(note: Note, *, tout_voir: bool) -> dict[str, Any]:
    """Return a score and its lines; without ``tout_voir``, a line about violence keeps its points, not its words."""
    return {
        "note": note, "territoire": str(note.territoire), "total": note.total, "prouve": note.total_prouve,
        "provisoire": note.total - note.total_prouve, "version": note.grille.version, "calculee_le": note.calculee_le,
        "lignes": lignes(note.lignes, tout_voir=tout_voir),
    }  # fmt: skip


def lignes(lues: Iterable[Mapping[str, Any]], *, tout_voir: bool) -> list[dict[str, Any]]:
    """Return the lines of a score, each with its facts in words and its state."""
    return [_ligne(lue if tout_voir or not est_protegee(lue) else {**lue, **LIGNE_PROTEGEE}) for lue in lues]


def est_protegee(ligne: Mapping[str, Any]) -> bool:
    """Say whether a line of score reveals violence, rape, prostitution or trafficking."""
    return bool(PROTEGES & set(ligne["faits"]))


def _ligne(lue: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "libelle": lue["libelle"], "motif": lue["motif"], "points": lue["points"], "provisoire": lue["provisoire"],
        "etat": "Provisoire" if lue["provisoire"] else "Prouvé",
        "faits": [_fait(nom, valeur) for nom, valeur in lue["faits"].items() if not isinstance(valeur, bool)],
    }  # fmt: skip


def _fait(nom: str, valeur: Any) -> str:
    """Return a fact as it was read: `surface habitable : 24 m²`; a yes or no is already the reason of its line."""
    fait = FAITS[nom]
    if valeur in (INCONNU, JAMAIS.isoformat()):
        return f"{fait.description} : non connu"
    if fait.codes:
        return f"{fait.description} : {fait.codes(valeur).name.lower().replace('_', ' ')}"
    if fait.unite == "date":
        return f"{fait.description} : {date.fromisoformat(valeur):%d/%m/%Y}"
    return f"{fait.description} : {nombre(valeur)} {fait.unite}"
