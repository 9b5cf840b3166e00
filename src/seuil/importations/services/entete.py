"""Is this file ours? Its extension, its columns, their types and the version of the format, before any row is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import polars as pl

from seuil.importations.services.codage import CodageInconnu, en_utf8, separateur
from seuil.importations.services.fichier import Fichier, FichierRefuse, illisible
from seuil.importations.services.forme import COLONNES, PERSONNE, VERSION, Colonne
from seuil.regles.saisie import citer
from seuil.regles.suggestion import suggerer

APERCU: Final = 1_000
DEUX_FOIS: Final = "_duplicated_"  # what Polars adds to a name that it has read already
GENRES: Final = {
    ".parquet": ("parquet", 1),
    ".csv": ("csv", 2),
    ".tsv": ("csv", 2),
    ".jsonl": ("jsonl", 1),
    ".ndjson": ("jsonl", 1),
}
EN_MOTS: Final = (
    (pl.Date, "une date"),
    (pl.Int64, "un entier"),
    (pl.Boolean, "vrai ou faux"),
    (pl.String, "du texte"),
    (pl.List, "une liste de textes"),
)


@contextmanager
def ouvrir(chemin: Path) -> Iterator[Fichier]:
    """Give a file recognised by its extension and its columns, for as long as it is read. Raises FichierRefuse."""
    if not chemin.is_file():
        raise FichierRefuse(f"Le fichier {citer(str(chemin))} n’existe pas.")
    if any("\ud800" <= signe <= "\udfff" for signe in str(chemin)):  # bytes that are not UTF-8
        raise FichierRefuse("Le nom du fichier se lit mal : renommez-le, avec des lettres et des chiffres.")
    if chemin.suffix.lower() not in GENRES:
        raise FichierRefuse(f"Le nom du fichier {citer(chemin.name)} doit finir par .parquet, .csv ou .jsonl.")
    genre, premiere = GENRES[chemin.suffix.lower()]
    if genre == "parquet":
        yield reconnaitre(Fichier(chemin, genre, premiere, chemin))
        return
    with ExitStack() as pile:
        try:
            source = pile.enter_context(en_utf8(chemin, est_un_tableau=genre == "csv"))
        except CodageInconnu as erreur:
            raise FichierRefuse(f"Le fichier {citer(chemin.name)} {erreur}.") from erreur
        signe = separateur(source, [colonne.nom for colonne in COLONNES]) if genre == "csv" else ","
        yield reconnaitre(Fichier(chemin, genre, premiere, source, signe))


def reconnaitre(fichier: Fichier) -> Fichier:
    """Return the file if its columns, their types and its version are ours. Raises FichierRefuse."""
    try:
        noms, personne, version = _jsonl(fichier) if fichier.genre == "jsonl" else _tableau(fichier)
    except pl.exceptions.NoDataError as vide:
        raise FichierRefuse(f"Le fichier {citer(fichier.chemin.name)} est vide.") from vide
    except (pl.exceptions.PolarsError, OSError) as erreur:
        raise illisible(fichier) from erreur
    _verifier_les_noms(noms, COLONNES, "")
    _verifier_les_noms(personne, PERSONNE, "personnes.")
    if fichier.genre == "parquet":
        _verifier_les_genres(fichier.lignes.collect_schema())
    if version != VERSION:
        raise FichierRefuse(f"Le fichier suit la version {citer(version)} du format : on attend la version {VERSION}.")
    return fichier


def _tableau(fichier: Fichier) -> tuple[list[str], list[str], str]:
    """Return the columns of a table, those of a person, the version of its first row."""
    schema = fichier.lignes.collect_schema()
    dedans = getattr(schema.get("personnes"), "inner", None)
    personne = [champ.name for champ in dedans.fields] if isinstance(dedans, pl.Struct) else []
    if fichier.genre == "csv":
        personne = [colonne.nom for colonne in PERSONNE]
    if "version" not in schema or len(schema) > len(COLONNES):  # refused for its names: no row is read
        return list(schema), personne, VERSION
    versions = fichier.lignes.select(pl.col("version").cast(pl.String)).head(1).collect()["version"].to_list()
    return list(schema), personne, versions[0] if versions else VERSION


def _jsonl(fichier: Fichier) -> tuple[list[str], list[str], str]:
    """Return the same of the first objects of a JSON Lines file; a line that is not an object is judged later."""
    lus = [_objet(texte) for texte in fichier.lignes.head(APERCU).collect().to_series().to_list()]
    objets = [objet for objet in lus if objet]
    if not objets:
        raise FichierRefuse(f"Le fichier {citer(fichier.chemin.name)} ne contient aucun objet JSON.")
    foyers = [membre for objet in objets for membre in _liste(objet.get("personnes")) if isinstance(membre, dict)]
    personne = _cles(foyers) if foyers else [colonne.nom for colonne in PERSONNE]
    return _cles(objets), personne, str(objets[0].get("version"))


def _objet(texte: str) -> dict[str, Any]:
    try:
        lu = json.loads(texte)
    except (ValueError, RecursionError):
        return {}
    return lu if isinstance(lu, dict) else {}


def _liste(valeur: Any) -> list[Any]:
    return valeur if isinstance(valeur, list) else []


def _cles(objets: Iterable[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(cle for objet in objets for cle in objet))


def _verifier_les_noms(lus: list[str], attendues: tuple[Colonne, ...], prefixe: str) -> None:
    noms = [colonne.nom for colonne in attendues]
    for nom in lus:
        if (seul := nom.partition(DEUX_FOIS)[0]) in noms and seul != nom:
            raise FichierRefuse(f"La colonne {citer(prefixe + seul)} est écrite deux fois.")
        if nom not in noms:
            raise FichierRefuse(f"La colonne {citer(prefixe + nom)} est inconnue{suggerer(nom, noms) or '.'}")
    attendus = [colonne.nom for colonne in attendues if not colonne.est_facultative]
    manquantes = [f"« {prefixe}{nom} »" for nom in attendus if nom not in lus]
    if manquantes:
        plusieurs = len(manquantes) > 1
        raise FichierRefuse(f"Il manque {'les colonnes' if plusieurs else 'la colonne'} {', '.join(manquantes)}.")


def _verifier_les_genres(schema: pl.Schema) -> None:
    """Refuse a Parquet column whose type is not the one expected."""
    personne: Any = schema["personnes"]
    dedans = {champ.name: champ.dtype for champ in personne.inner.fields}
    lus = [(colonne.nom, schema[colonne.nom], colonne.genre) for colonne in COLONNES if colonne.nom != "personnes"]
    lus += [(f"personnes.{c.nom}", dedans[c.nom], c.genre) for c in PERSONNE if c.nom in dedans]
    for nom, lu, attendu in lus:
        if not _convient(lu, attendu):
            mots = next(mots for genre, mots in EN_MOTS if attendu == genre)
            raise FichierRefuse(f"La colonne « {nom} » est du type Parquet {citer(str(lu))} : on attend {mots}.")


def _convient(lu: Any, attendu: Any) -> bool:
    if lu in (attendu, pl.Null):
        return True
    if isinstance(attendu, pl.List):
        return isinstance(lu, pl.List) and _convient(lu.inner, attendu.inner)
    if attendu == pl.Int64:
        return bool(lu.is_integer())
    return attendu == pl.String and lu in (pl.Categorical, pl.Enum)
