"""Rows as they are written → rows of the right types: what cannot be read becomes an error of its row."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import polars as pl

from seuil.importations.services.fautes import Controle, chercher
from seuil.importations.services.fichier import Fichier
from seuil.importations.services.forme import COLONNES, LISTES, PERSONNE, Colonne
from seuil.importations.services.inconnues import cles_fautives

ENTIER: Final = r"^-?[0-9]{1,15}$"
JOUR: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
JOUR_FRANCAIS: Final = r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$"
MINUIT: Final = r"[ T]00:00(:00)?$"  # a spreadsheet writes it behind a day
PREMIER_JOUR, DERNIER_JOUR = ((jour - date(1970, 1, 1)).days for jour in (date.min, date.max))
OUI: Final = ("true", "vrai", "oui", "1")
NON: Final = ("false", "faux", "non", "0")
FOYER_ECRIT: Final = pl.List(pl.Struct({colonne.nom: pl.String for colonne in PERSONNE}))
ECRITE: Final = pl.Struct(
    {
        colonne.nom: FOYER_ECRIT if colonne.nom == "personnes" else _ecrit
        for colonne in COLONNES
        for _ecrit in (LISTES if colonne.genre == LISTES else pl.String(),)
    }
)
ILLISIBLES: Final[dict[Any, str]] = {
    pl.Int64: "On attend un nombre entier, sans espace ni virgule.",
    pl.Date: "On attend une date qui existe, comme 2026-11-23 ou 23/11/2026.",
    pl.Boolean: "On attend true ou false.",
}


def typer(lot: pl.DataFrame, fichier: Fichier) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the demands of a lot (people still a list, of text outside Parquet) and the errors found on the way."""
    if fichier.genre == "parquet":
        return convertir(lot.cast(_listes_lues(lot.schema)), COLONNES)
    if fichier.genre == "csv":
        ecrites, illisibles = _defaire(lot)
    else:
        ecrites, illisibles = _delier(lot)
    typees, fautes = convertir(ecrites, COLONNES)
    return typees, pl.concat([illisibles, fautes])


def convertir(ecrites: pl.DataFrame, colonnes: tuple[Colonne, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return columns of their types, and the errors: text that is not read, a number or a day out of bounds."""
    simples = [colonne for colonne in colonnes if not isinstance(colonne.genre, pl.List)]
    lues = ecrites.with_columns(_lire(colonne, ecrites.schema[colonne.nom]).alias(colonne.nom) for colonne in simples)
    fautes = [
        Controle(
            colonne.nom,
            pl.col(colonne.nom).is_not_null() & pl.col(f"{colonne.nom} lu").is_null(),
            ILLISIBLES[colonne.genre],
            _ecrite(colonne.nom, ecrites.schema[colonne.nom]),
        )
        for colonne in simples
        if colonne.genre in ILLISIBLES
    ]
    ensemble = ecrites.with_columns(lues[faute.colonne].alias(f"{faute.colonne} lu") for faute in fautes)
    return lues, chercher(ensemble, fautes)


def _listes_lues(schema: pl.Schema) -> dict[Any, Any]:
    """Return the types of the lists of a Parquet file; whole numbers of people stay as wide as they are written."""
    personne: Any = schema["personnes"]
    larges = {champ.name: champ.dtype for champ in personne.inner.fields if champ.dtype.is_integer()}
    foyer = pl.List(pl.Struct({colonne.nom: larges.get(colonne.nom, colonne.genre) for colonne in PERSONNE}))
    return {colonne.nom: colonne.genre for colonne in COLONNES if isinstance(colonne.genre, pl.List)} | {
        "personnes": foyer
    }


def _ecrite(nom: str, genre: Any) -> pl.Expr:
    """Return what to show of a value; a day that no calendar holds is told by its rank."""
    if genre == pl.Date:
        return pl.format("jour {} depuis 1970", pl.col(nom).to_physical())
    return pl.col(nom)


def _lire(colonne: Colonne, genre: Any) -> pl.Expr:
    ecrit = pl.col(colonne.nom)
    if genre == pl.Date:
        return pl.when(ecrit.to_physical().is_between(PREMIER_JOUR, DERNIER_JOUR)).then(ecrit)
    if genre != pl.String:
        return ecrit.cast(colonne.genre, strict=False)
    if colonne.genre == pl.Int64:
        return pl.when(ecrit.str.contains(ENTIER)).then(ecrit).cast(pl.Int64, strict=False)
    if colonne.genre == pl.Date:
        dit = ecrit.str.replace(MINUIT, "")
        iso = pl.when(dit.str.contains(JOUR)).then(dit).str.to_date("%Y-%m-%d", strict=False)
        return iso.fill_null(pl.when(dit.str.contains(JOUR_FRANCAIS)).then(dit).str.to_date("%d/%m/%Y", strict=False))
    if colonne.genre == pl.Boolean:
        dit = ecrit.str.to_lowercase()
        return pl.when(dit.is_in(OUI)).then(True).when(dit.is_in(NON)).then(False)
    return ecrit


def _defaire(lot: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of a CSV file with their lists, written as JSON or separated by ``|``."""
    vides = lot.with_columns(
        pl.when(pl.col(nom).str.strip_chars() != "").then(pl.col(nom)) for nom in lot.columns if nom != "ligne"
    )
    listes = {
        colonne.nom: FOYER_ECRIT if colonne.nom == "personnes" else LISTES
        for colonne in COLONNES
        if isinstance(colonne.genre, pl.List)
    }
    lues = vides.with_columns(_liste(vides[nom], genre) for nom, genre in listes.items())
    fautes = [
        Controle(nom, pl.lit(ecrite.is_not_null() & lues[nom].is_null()), "Cette liste se lit mal : on attend du JSON.")
        for nom, ecrite in vides.select(*listes).to_dict().items()
    ]
    return lues, chercher(*_avec_les_cles(vides, vides["personnes"], "personnes", fautes))


def _liste(ecrite: pl.Series, genre: pl.DataType) -> pl.Series:
    if genre == FOYER_ECRIT:
        return decoder(ecrite, genre)
    en_json = ecrite.str.starts_with("[")
    simples = ecrite.to_frame().select(pl.when(~en_json).then(pl.col(ecrite.name).str.split("|"))).to_series()
    if not en_json.any():
        return simples
    decodees = decoder(ecrite.to_frame().select(pl.when(en_json).then(pl.col(ecrite.name))).to_series(), genre)
    return pl.select(pl.coalesce(decodees, simples)).to_series().alias(ecrite.name)


def _delier(lot: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of a JSON Lines file."""
    texte = lot.columns[-1]
    pleines = lot.select(pl.when(pl.col(texte).str.strip_chars() != "").then(texte)).to_series()
    lues = decoder(pleines, ECRITE)
    fautes = [Controle(texte, pl.lit(lues.is_null()), "Cette ligne n’est pas un objet JSON de la forme attendue.")]
    bonnes = lot.select("ligne", lues.alias("objet")).filter(pl.lit(lues.is_not_null())).unnest("objet")
    return bonnes, chercher(*_avec_les_cles(lot, pleines, texte, fautes))


def _avec_les_cles(
    lot: pl.DataFrame, textes: pl.Series, colonne: str, fautes: list[Controle]
) -> tuple[pl.DataFrame, list[Controle]]:
    """Add the control of the keys of JSON texts."""
    fautives = cles_fautives(textes)
    lot = lot.with_columns(cles.alias(phrase) for phrase, cles in fautives.items())
    return lot, [*fautes, *(Controle(colonne, pl.col(dite).is_not_null(), dite, pl.col(dite)) for dite in fautives)]


def decoder(textes: pl.Series, genre: pl.DataType) -> pl.Series:
    """Decode JSON; a text that is not of the type becomes null.

    Polars joins the texts before it reads them: one that is not JSON by itself (`{}, {}`, half an object) would shift
    the others, and is set aside first.
    """
    seuls = textes.to_frame("t").select(pl.when(pl.col("t").str.json_path_match("$").is_not_null()).then("t"))
    return _decoder(seuls.to_series().alias(textes.name), genre)


def _decoder(textes: pl.Series, genre: pl.DataType) -> pl.Series:
    """Try the halves of what cannot be decoded, until a text is alone."""
    try:
        return textes.str.json_decode(genre)
    except pl.exceptions.PolarsError:
        if len(textes) == 1:
            return pl.Series(textes.name, [None], genre)
        milieu = len(textes) // 2
        return pl.concat([_decoder(textes[:milieu], genre), _decoder(textes[milieu:], genre)])
