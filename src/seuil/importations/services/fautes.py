"""What is wrong with rows: the row, the column, what was typed, a sentence; found for a whole lot at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import polars as pl

from seuil.socle.ecritures import SENS
from seuil.socle.tableur import FORMULE, SAUTS

MONTRE: Final = 200
INVISIBLES: Final = rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{{fffe}}\x{{ffff}}{SENS}]"
CASE_SUIVANTE: Final = r"(;\s*)([=+\-@＝＋－＠])"  # a French spreadsheet also cuts cells at semicolons
NOMBRE: Final = r"^[+\-][\d\s.,]*$"
SCHEMA: Final = {"ligne": pl.UInt32, "colonne": pl.String, "valeur": pl.String, "phrase": pl.String}
AUCUNE: Final = pl.DataFrame(schema=SCHEMA)


@dataclass(frozen=True, slots=True)
class Controle:
    """A condition that no row may meet; ``valeur`` is what to show, the column itself by default."""

    colonne: str
    faute: pl.Expr
    phrase: str
    valeur: pl.Expr | None = None


def chercher(lot: pl.DataFrame, controles: Iterable[Controle]) -> pl.DataFrame:
    """Return one line per row and control that it breaks; a ``rang`` in the lot names the person."""
    tous = list(controles)
    jugees = lot.select(controle.faute.fill_null(False).alias(str(rang)) for rang, controle in enumerate(tous))
    trouvees = [AUCUNE]
    for rang, controle in enumerate(tous):
        if jugees[str(rang)].any():
            trouvees.append(_decrire(lot.filter(jugees[str(rang)]), controle))
    return pl.concat(trouvees)


def en_texte(valeur: pl.Expr) -> pl.Expr:
    """Return a value as it can be shown: one line of visible text, cut, that no spreadsheet takes for a formula."""
    texte = valeur.cast(pl.String).fill_null("").str.replace_all(INVISIBLES, "�").str.slice(0, MONTRE)
    texte = texte.str.replace_all(SAUTS, " ").str.replace_all(CASE_SUIVANTE, "$1'$2")
    formule = texte.str.contains(FORMULE) & ~texte.str.contains(NOMBRE)
    return pl.when(formule).then(pl.concat_str(pl.lit("'"), texte)).otherwise(texte)


def _decrire(lignes: pl.DataFrame, controle: Controle) -> pl.DataFrame:
    nom = pl.lit(controle.colonne)
    if "rang" in lignes.columns:
        nom = pl.format("personnes[{}].{}", "rang", nom)
    valeur = pl.col(controle.colonne) if controle.valeur is None else controle.valeur
    return lignes.select(
        pl.col("ligne").cast(pl.UInt32), colonne=nom, valeur=en_texte(valeur), phrase=pl.lit(controle.phrase)
    )
