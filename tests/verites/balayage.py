"""Look through sources and templates for the names of sensitive fields: paths that never ran are read too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.arbre import PAQUET
from tests.verites.sens import MODELES, mots, tables

GABARITS = (".html", ".typ", ".txt")
HORS = {"tests", "migrations", "regles", "static"}
BALISE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
MOT = re.compile(r"[.\"'](\w+)")
SQL = re.compile(r"\b(?:SELECT|FROM|WHERE|COPY|UPDATE|RETURNING)\b")


def mentions(racine: Path = PAQUET) -> set[tuple[str, str]]:
    """Return each file with each sensitive name it writes."""
    trouvees: set[tuple[str, str]] = set()
    for chemin in sorted(racine.rglob("*")):
        nom = chemin.relative_to(racine)
        if HORS & set(nom.parts):
            continue
        if chemin.suffix == ".py":
            trouvees |= {(str(nom), mot) for mot in mots_du_code(chemin.read_text(encoding="utf-8"))}
        elif chemin.suffix in GABARITS:
            lus = mots_du_gabarit(chemin.read_text(encoding="utf-8"), balises=chemin.suffix == ".html")
            trouvees |= {(_nom_du_gabarit(nom), mot) for mot in lus}
    return trouvees


def mots_du_code(texte: str) -> set[str]:
    """Return the sensitive names of a module: attributes, arguments of queries, exact strings, SQL, models imported."""
    return {mot for noeud in ast.walk(ast.parse(texte)) for mot in _du_noeud(noeud)}


def mots_du_gabarit(texte: str, *, balises: bool) -> set[str]:
    """Return the sensitive names that a template follows with a dot or writes between quotes."""
    morceaux = BALISE.findall(texte) if balises else [texte]
    return {mot for morceau in morceaux for mot in MOT.findall(morceau) if mot in mots()}


def _du_noeud(noeud: ast.AST) -> Iterator[str]:
    sensibles = mots()
    if isinstance(noeud, ast.Attribute) and noeud.attr in sensibles | MODELES:
        yield noeud.attr
    elif isinstance(noeud, ast.keyword) and noeud.arg:
        yield from sensibles & set(noeud.arg.split("__")) if "__" in noeud.arg else ()
    elif isinstance(noeud, ast.ImportFrom) and (noeud.module or "").endswith(".models"):
        yield from MODELES & {alias.name for alias in noeud.names}
    elif isinstance(noeud, ast.Constant) and isinstance(noeud.value, str):
        yield from _de_la_chaine(noeud.value)


def _de_la_chaine(texte: str) -> set[str]:
    """Return the names of a string that is one name, a look-up or SQL; prose says nothing."""
    if re.fullmatch(r"-?\w+", texte):
        return (mots() | MODELES) & {texte.lstrip("-"), *texte.lstrip("-").split("__")}
    nomme = [table for table in tables() if table in texte]
    if not nomme and not SQL.search(texte):
        return set()
    return mots() & set(re.findall(r"\w+", texte)) | ({"*"} if nomme and "*" in texte else set())


def _nom_du_gabarit(nom: Path) -> str:
    morceaux = nom.parts
    return "/".join(morceaux[morceaux.index("templates") + 1 :]) if "templates" in morceaux else str(nom)
