"""Which modules of the product something of the product reaches, from its doors: the graph of its imports.

The doors are what starts Seuil or what Django and its tools find by a name: the commands, the settings and what they
name, models, tags of templates, and the pieces that `socle.capacites.offertes` gathers.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import grimp

from seuil.config.maison import applications
from seuil.documents.controle.limites import Nature
from tests.architecture.arbre import RACINE, sources

DE_DJANGO = (".models", ".apps")  # of an installed application: found by their names
DOSSIERS_DE_DJANGO = (".management.commands.", ".templatetags.")
LANCES = (
    *("seuil.config.settings", "seuil.config.serveur"),  # by the command that serves, as paths
    *("seuil.socle.db.embedded.base", "seuil.socle.db.serveur.base"),  # of the engines that the settings name
    *(f"seuil.documents.controle.{nature.value}" for nature in Nature),  # in a child process, by the nature of the file
)


@cache
def liens() -> dict[str, frozenset[str]]:
    """Return what each module of the product reaches: what it imports, names as text or gathers, and its packages."""
    graphe = grimp.build_graph("seuil", cache_dir=None)
    modules = {nom for nom in graphe.modules if not {"tests", "migrations"} & set(nom.split("."))}
    nommes = {nom: frozenset(_nommes(arbre, modules)) for nom, arbre in _arbres()}
    return {
        nom: frozenset(graphe.find_modules_directly_imported_by(nom) & modules)
        | nommes.get(nom, frozenset())
        | ({nom.rpartition(".")[0]} & modules)
        for nom in modules
    }


def portes() -> set[str]:
    """Return where the product starts."""
    commandes = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    installees = {nom.removesuffix(".apps.Config") for nom in applications()}
    trouves = {
        nom
        for nom in liens()
        if any(dossier in f"{nom}." and not nom.endswith(dossier[:-1]) for dossier in DOSSIERS_DE_DJANGO)
        or any(nom.removesuffix(fin) in installees for fin in DE_DJANGO if nom.endswith(fin))
    }
    return trouves | {commande.partition(":")[0] for commande in commandes.values()} | {*LANCES}


def atteints(depuis: Iterable[str], vers: Mapping[str, Iterable[str]]) -> set[str]:
    """Return all that can be reached."""
    vus: set[str] = set()
    restent = [*depuis]
    while restent:
        nom = restent.pop()
        if nom not in vus:
            vus.add(nom)
            restent += vers.get(nom, ())
    return vus


def sans_appelant() -> set[str]:
    """Return the modules that nothing of the product reaches."""
    return {*liens()} - atteints(portes(), liens())


def _arbres() -> Iterator[tuple[str, ast.AST]]:
    for chemin in sources():
        parties = chemin.relative_to(RACINE / "src").with_suffix("").parts
        yield ".".join(parties).removesuffix(".__init__"), ast.parse(chemin.read_text(encoding="utf-8"))


def _nommes(arbre: ast.AST, modules: set[str]) -> Iterator[str]:
    """Yield the modules that a file names as text, whole or by something inside them, and those it gathers."""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and noeud.value.startswith("seuil."):
            yield from {noeud.value, noeud.value.rpartition(".")[0]} & modules
        if isinstance(noeud, ast.Call) and getattr(noeud.func, "id", "") == "offertes":
            piece = getattr(noeud.args[0], "value", "")
            yield from {nom for nom in modules if nom.count(".") > 1 and nom.split(".", 2)[2] == piece}
