"""Look through sources, SQL and templates for the names of sensitive fields: paths that never ran are read too.

Not seen here: a name that only a run makes (`getattr(d, nom)`, `values(*noms)`), heard by `ecoute.py`; `.values()` of a
queryset held by a variable, written as that of a dictionary.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.arbre import PAQUET
from tests.verites.plier import nom_de, plier, textes
from tests.verites.sens import ACTES, DITS, MODELES, mots, tables
from tests.verites.sql import champs_lus, lit_une_table_inconnue

GABARITS = (".html", ".typ", ".txt")
HORS = {"tests", "migrations", "regles", "static"}
BALISE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
MOT = re.compile(r"[.\"'](\w+)|\bby (\w+)")
EN_BLOC = re.compile(r"\.(?:items|values|pairs)\b|\|\s*(?:attr|getattr|lookup)\b|\{%\s*debug\b")
AFFICHE = re.compile(r"get_(\w+)_display")
SQL_CRIE = re.compile(r"\b(?:SELECT|FROM|WHERE|COPY|UPDATE|RETURNING)\b")
SQL = re.compile(SQL_CRIE.pattern, re.I)
EN_SQL = {"raw", "extra", "RawSQL", "SQL", "execute", "executemany", "stream", "copy"}
FILTRES = {"filter", "exclude", "get", "Q", "get_or_create", "update_or_create", "aget", "When"}
REQUETES = {"objects", "_default_manager", "_base_manager", "all", "annotate", "distinct", *FILTRES, "order_by"}
INSTANCES = {"vars", "model_to_dict", "serialize"}  # what reads every field of a row at once
ENTIERES = {"__dict__", "__getstate__", "__reduce__"}


def mentions(racine: Path = PAQUET) -> set[tuple[str, str]]:
    """Return each file with each sensitive name it writes."""
    trouvees: set[tuple[str, str]] = set()
    for chemin in sorted(racine.rglob("*")):
        nom = chemin.relative_to(racine)
        if HORS & set(nom.parts) or not chemin.is_file():
            continue
        if chemin.suffix == ".py":
            trouvees |= {(str(nom), mot) for mot in mots_du_code(chemin.read_text(encoding="utf-8"))}
        elif chemin.suffix == ".sql":
            trouvees |= {(str(nom), mot) for mot in _du_sql(chemin.read_text(encoding="utf-8"))}
        elif chemin.suffix in GABARITS:
            lus = mots_du_gabarit(chemin.read_text(encoding="utf-8"), balises=chemin.suffix == ".html")
            trouvees |= {(_nom_du_gabarit(nom), mot) for mot in lus}
    return trouvees


def mots_du_code(texte: str) -> set[str]:
    """Return the sensitive names of a module: attributes, arguments of queries, exact strings, SQL, models imported."""
    arbre = ast.parse(texte)
    noeuds = list(ast.walk(arbre))
    prose = {noeud.value for noeud in noeuds if isinstance(noeud, ast.Expr)}  # docstrings
    lus = {mot for noeud in noeuds for mot in _du_noeud(noeud)}
    lus |= {mot for noeud, pli in textes(arbre) for mot in _de_la_chaine(pli, SQL_CRIE if noeud in prose else SQL)}
    return lus | _des_actes(noeuds)


def mots_du_gabarit(texte: str, *, balises: bool) -> set[str]:
    """Return the sensitive names that a template follows or quotes; `*` when it goes through a row whole."""
    morceaux = BALISE.findall(texte) if balises else [texte]
    lus = {mot for morceau in morceaux for paire in MOT.findall(morceau) for mot in paire}
    lus |= {mot for nom in lus for mot in AFFICHE.findall(nom)}
    return lus & mots() | {"*" for morceau in morceaux if EN_BLOC.search(morceau)}


def _du_noeud(noeud: ast.AST) -> Iterator[str]:
    match noeud:
        case ast.Attribute(attr=nom):
            yield from (mots() | MODELES) & {nom, *AFFICHE.findall(nom)}
            yield from {"*"} if nom in ENTIERES else ()
        case ast.keyword(arg=str() as nom):
            yield from mots() & set(nom.split("__")) if "__" in nom else ()
        case ast.ImportFrom(module=str() as module, names=importes):
            yield from MODELES & {importe.name for importe in importes} if module.endswith(".models") else ()
        case ast.MatchClass(kwd_attrs=noms):
            yield from mots() & set(noms)
        case ast.Call():
            yield from _de_l_appel(noeud)


def _de_l_appel(appel: ast.Call) -> Iterator[str]:
    nom = nom_de(appel.func)
    if nom in FILTRES:
        yield from mots() & {argument.arg for argument in appel.keywords if argument.arg}
    if nom in EN_SQL:
        dits = (plier(noeud, {}) for noeud in ast.walk(appel))
        yield from (mot for dit in dits if dit for mot in _du_sql(dit))
    dit_quoi = bool(appel.args or appel.keywords)
    if nom in INSTANCES if dit_quoi else _est_une_projection(appel, nom):
        yield "*"


def _est_une_projection(appel: ast.Call, nom: str) -> bool:
    """Say whether a call asks a queryset for every column: `values()` of a manager or of what it filters."""
    if nom == "values_list":
        return True
    return nom == "values" and any(nom_de(noeud) in REQUETES for noeud in ast.walk(appel.func))


def _des_actes(noeuds: list[ast.AST]) -> set[str]:
    """Return `texte` when a module holds acts of the journal and names what they said, by words common elsewhere."""
    importes = {importe.name for noeud in noeuds if isinstance(noeud, ast.ImportFrom) for importe in noeud.names}
    suivis = {noeud.attr for noeud in noeuds if isinstance(noeud, ast.Attribute)}
    ecrits = {noeud.value for noeud in noeuds if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str)}
    nommes = suivis | {mot for ecrit in ecrits if re.fullmatch(r"\w+", ecrit) for mot in ecrit.split("__")}
    return {"texte"} if importes & ACTES and nommes & DITS else set()


def _de_la_chaine(texte: str, sql: re.Pattern[str]) -> set[str]:
    """Return the names of a string that is one name, a path, only names, or SQL; prose says nothing."""
    if re.fullmatch(r"-?[\w.]+", texte):
        return set((mots() | MODELES) & {texte.lstrip("-"), *re.split(r"__|\.", texte.lstrip("-"))})
    if set(lus := re.findall(r"\w+", texte)) <= mots():
        return set(lus)
    est_du_sql = bool(sql.search(texte)) or any(table in texte for table in tables())
    return _du_sql(texte) if est_du_sql else set()


def _du_sql(texte: str) -> set[str]:
    """Return the names of a statement, or of a part of one; `*` when it reads whole rows."""
    entiers = champs_lus(texte, par_instances=False) & {"*"}
    return mots() & set(re.findall(r"\w+", texte)) | entiers | ({"*"} if lit_une_table_inconnue(texte) else set())


def _nom_du_gabarit(nom: Path) -> str:
    morceaux = nom.parts
    return "/".join(morceaux[morceaux.index("templates") + 1 :]) if "templates" in morceaux else str(nom)
