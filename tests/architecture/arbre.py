"""The files of the repository, as git knows them, and the capabilities."""

import subprocess
from functools import cache
from pathlib import Path

from seuil.config.maison import capacites, pieces_de_la_maison

RACINE = Path(__file__).resolve().parents[2]
PAQUET = RACINE / "src" / "seuil"
CAPACITES = tuple(sorted(capacites()))
COQUILLES = tuple(sorted(set(pieces_de_la_maison()) - set(CAPACITES)))


@cache
def suivis(*extensions: str) -> tuple[Path, ...]:
    """Return the files git follows, whose name ends with one of ``extensions`` (all without any)."""
    sortie = subprocess.run(["git", "ls-files"], cwd=RACINE, capture_output=True, text=True, check=True).stdout
    chemins = [RACINE / ligne for ligne in sortie.splitlines()]
    return tuple(chemin for chemin in chemins if chemin.exists() and chemin.name.endswith(extensions or ("",)))


@cache
def sources() -> tuple[Path, ...]:
    """Return the Python of the product: no tests, no migrations."""
    return tuple(
        chemin
        for chemin in suivis(".py")
        if PAQUET in chemin.parents and not {"tests", "migrations"} & set(chemin.parts)
    )


def nom(chemin: Path) -> str:
    """Return the path from the root of the repository."""
    return str(chemin.relative_to(RACINE))


def a_des_services(capacite: str) -> bool:
    """Say whether a capability has verbs."""
    dossier = PAQUET / capacite
    return (dossier / "services").exists() or (dossier / "services.py").exists()
