"""JSON Lines in, JSON Lines out: what every sub-command of `seuil regles` shares."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from seuil.regles import champs
from seuil.regles.champs import ChampInvalide

Repondre = Callable[[Mapping[str, Any]], dict[str, Any]]
TOUT_REPONDU: Final = 0
LIGNES_EN_ERREUR: Final = 1
USAGE: Final = 2


def lire(fichier: str | None) -> Iterable[bytes]:
    """Return the lines of a file; of the standard input without one, or for « - ». Raises OSError."""
    if fichier is None or fichier == "-":
        return sys.stdin.buffer
    return Path(fichier).read_bytes().split(b"\n")


def traiter(lignes: Iterable[bytes], repondre: Repondre) -> int:
    """Answer every line on stdout; a bad line gets an error line and the rest is still answered."""
    code = TOUT_REPONDU
    for rang, ligne in enumerate(lignes, start=1):
        if not ligne.strip():
            continue
        reponse = _une_reponse(ligne, rang, repondre)
        if "erreur" in reponse:
            code = LIGNES_EN_ERREUR
        _ecrire(reponse)
    return code


def _une_reponse(ligne: bytes, rang: int, repondre: Repondre) -> dict[str, Any]:
    identifiant = None
    try:
        lu, doublons = champs.objet(ligne)
        identifiant = champs.identifiant(lu)
        champs.refuser_doublons(doublons)
        return {"id": identifiant, **repondre(lu)}
    except ChampInvalide as erreur:
        return {"id": identifiant, "erreur": {"champ": erreur.champ, "motif": erreur.motif}, "ligne": rang}


def _ecrire(reponse: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(reponse, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()
