"""Typed reading of a TOML table: every wrong type, missing or unknown key becomes a sentence."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Final

from seuil.regles.grilles.fautes import Chemin, Releve
from seuil.regles.saisie import citer
from seuil.regles.suggestion import suggerer

NATURES: Final = {"un texte": str, "un nombre entier": int, "une date (AAAA-MM-JJ)": date, "oui ou non": bool}


class Table:
    """One table of the grid, at a known place; reading never raises, it notes the mistake and gives the default."""

    def __init__(self, releve: Releve, chemin: Chemin, contenu: dict[str, Any]) -> None:
        self.releve = releve
        self.chemin = chemin
        self.contenu = contenu

    def noter(self, cle: str, motif: str) -> None:
        self.releve.noter((*self.chemin, cle), motif)

    def refuser_inconnues(self, permises: Collection[str]) -> None:
        for cle in self.contenu:
            if cle not in permises:
                self.noter(cle, f"clé inconnue {citer(cle)}{suggerer(cle, permises)}")

    def texte(self, cle: str, *, obligatoire: bool = False, defaut: str = "") -> str:
        valeur = self._lire(cle, "un texte", obligatoire=obligatoire)
        if valeur is None:
            return defaut
        propre = str(valeur).strip()
        if obligatoire and not propre:
            self.noter(cle, f"« {cle} » ne peut pas être vide")
        if "\x00" in propre or len(propre) > 500:
            self.noter(cle, f"« {cle} » doit tenir en 500 caractères, sans caractère nul")
        return propre

    def entier(self, cle: str, *, minimum: int, maximum: int, obligatoire: bool = False) -> int | None:
        valeur = self._lire(cle, "un nombre entier", obligatoire=obligatoire)
        if valeur is None:
            return None
        if not minimum <= valeur <= maximum:
            self.noter(cle, f"« {cle} » doit être entre {minimum} et {maximum} : {citer(valeur)} refusé")
            return None
        return int(valeur)

    def jour(self, cle: str, *, obligatoire: bool = False) -> date | None:
        valeur = self._lire(cle, "une date (AAAA-MM-JJ)", obligatoire=obligatoire)
        return valeur if isinstance(valeur, date) else None

    def booleen(self, cle: str, *, defaut: bool) -> bool:
        valeur = self._lire(cle, "oui ou non", obligatoire=False)
        return defaut if valeur is None else bool(valeur)

    def choix(self, cle: str, permis: tuple[str, ...]) -> str:
        """Return one of the allowed words, the first when the key is absent."""
        valeur = self.texte(cle, defaut=permis[0])
        if valeur in permis:
            return valeur
        self.noter(cle, f"« {cle} » vaut {' ou '.join(permis)}, pas {citer(valeur)}{suggerer(valeur, permis)}")
        return permis[0]

    def liste(self, cle: str) -> tuple[str, ...]:
        """Return a list of words; a single word is a list of one."""
        valeur = self.contenu.get(cle, [])
        valeurs = [valeur] if isinstance(valeur, str) else valeur
        if isinstance(valeurs, list) and all(isinstance(mot, str) for mot in valeurs):
            return tuple(dict.fromkeys(valeurs))
        self.noter(cle, f"« {cle} » doit être une liste de codes, pas {citer(valeur)}")
        return ()

    def tables(self, cle: str) -> list[Table]:
        """Return the repeated tables `[[cle]]`."""
        valeurs = self.contenu.get(cle, [])
        if not isinstance(valeurs, list) or not all(isinstance(valeur, dict) for valeur in valeurs):
            self.noter(cle, f"« {cle} » doit être une suite de tables [[{cle}]]")
            return []
        return [Table(self.releve, (*self.chemin, cle, rang), valeur) for rang, valeur in enumerate(valeurs)]

    def table(self, cle: str) -> Table:
        valeur = self.contenu.get(cle, {})
        if not isinstance(valeur, dict):
            self.noter(cle, f"« {cle} » doit être une table [{cle}]")
            valeur = {}
        return Table(self.releve, (*self.chemin, cle), valeur)

    def _lire(self, cle: str, nature: str, *, obligatoire: bool) -> Any:
        if cle not in self.contenu:
            if obligatoire:
                self.noter(cle, f"il manque « {cle} »")
            return None
        valeur = self.contenu[cle]
        if _est(valeur, NATURES[nature]):
            return valeur
        self.noter(cle, f"« {cle} » doit être {nature}, pas {citer(_ecrite(valeur))}")
        return None


def _est(valeur: object, nature: type) -> bool:
    if nature is int:
        return isinstance(valeur, int) and not isinstance(valeur, bool)
    if nature is date:
        return isinstance(valeur, date) and not isinstance(valeur, datetime)
    return isinstance(valeur, nature)


def _ecrite(valeur: object) -> str:
    return valeur if isinstance(valeur, str) else str(valeur)
