"""The versions of a territory's grid: one file per entry into force, never two at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from seuil.regles.baremes import DOSSIER
from seuil.regles.grilles.fautes import Faute, GrilleInvalide
from seuil.regles.grilles.lecture import lire_grille
from seuil.regles.grilles.modele import Grille

GRILLES: Final = DOSSIER / "grilles"
CAUSES: Final = {
    FileNotFoundError: "il n’existe pas",
    IsADirectoryError: "c’est un dossier",
    PermissionError: "accès refusé",
}


class GrilleInconnue(LookupError):
    """No grid of this territory was in force on that day."""


def charger_grille(fichier: Path) -> Grille:
    """Return the grid of a file; raises GrilleInvalide, also when it cannot be read."""
    try:
        texte = fichier.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise GrilleInvalide(fichier.name, [Faute(0, "le fichier n’est pas en UTF-8")]) from None
    except (OSError, ValueError) as erreur:
        cause = next((dite for nature, dite in CAUSES.items() if isinstance(erreur, nature)), "lecture impossible")
        raise GrilleInvalide(fichier.name, [Faute(0, f"le fichier ne peut pas être lu ({cause})")]) from None
    return lire_grille(texte, nom=fichier.name)


def fautes_de_versions(grilles: Sequence[Grille]) -> list[str]:
    """Return one sentence per overlap between the versions of one territory.

    A version without an end stops the day before the next one begins.
    """
    fautes: list[str] = []
    suite = sorted(grilles, key=lambda grille: (grille.territoire, grille.date_debut))
    for avant, apres in pairwise(suite):
        if avant.territoire != apres.territoire or not _se_chevauchent(avant, apres):
            continue
        periodes = f"{_periode(avant)} et {_periode(apres)}"
        fautes.append(f"deux versions de « {avant.territoire} » se chevauchent : {periodes}")
    return fautes


def grille_en_vigueur(territoire: str, le: date) -> Grille:
    """Return the shipped grid of a territory on a day; raises GrilleInconnue before the first or after the last."""
    candidates = [grille for grille in grilles_livrees() if grille.territoire == territoire and grille.date_debut <= le]
    if candidates and candidates[-1].est_en_vigueur(le):
        return candidates[-1]
    raise GrilleInconnue(f"Aucune grille de cotation de « {territoire} » n’est connue au {le:%d/%m/%Y}.")


@lru_cache(maxsize=1)
def grilles_livrees() -> tuple[Grille, ...]:
    """Return every grid shipped under baremes/grilles, oldest first; raises GrilleInvalide for a wrong file."""
    grilles = [charger_grille(fichier) for fichier in sorted(GRILLES.glob("*/*.toml"))]
    if fautes := fautes_de_versions(grilles):
        raise GrilleInvalide("baremes/grilles", [Faute(0, faute) for faute in fautes])
    return tuple(sorted(grilles, key=lambda grille: grille.date_debut))


def _se_chevauchent(avant: Grille, apres: Grille) -> bool:
    if avant.date_debut == apres.date_debut:
        return True
    return avant.date_fin is not None and avant.date_fin >= apres.date_debut


def _periode(grille: Grille) -> str:
    fin = f" au {grille.date_fin:%d/%m/%Y}" if grille.date_fin else ""
    return f"version {grille.version} (du {grille.date_debut:%d/%m/%Y}{fin})"
