"""No circle of imports, and none hidden: what a module needs is named at its top."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter

import grimp

from tests.architecture.arbre import nom, sources

A_L_EXECUTION = {
    "src/seuil/socle/capacites.py": "what the capabilities offer: the one place that finds modules by their names",
    "src/seuil/config/apps.py": "Django's own door: models are not ready when it is read",
    "src/seuil/config/cli.py": "`seuil regles` starts without Django, everything else needs the settings' name first",
}


class TestCercles:
    def test_aucun_module_ne_depend_de_lui_meme_par_un_detour(self):
        graphe = grimp.build_graph("seuil", cache_dir=None)
        dependances = {
            module: graphe.find_modules_directly_imported_by(module)
            for module in graphe.modules
            if "tests" not in module.split(".")
        }

        TopologicalSorter(dependances).prepare()  # raises CycleError, which names the circle

    def test_aucun_import_ne_se_cache_dans_une_fonction(self):
        caches = {nom(chemin) for chemin in sources() for _ in imports_caches(chemin)}

        assert caches == set(A_L_EXECUTION)


def imports_caches(chemin) -> Iterator[ast.AST]:
    """Yield what loads a module of the house while a function runs, or by a name built as text."""
    arbre = ast.parse(chemin.read_text(encoding="utf-8"))
    yield from (noeud for noeud in ast.walk(arbre) if est_importlib(noeud))
    for fonction in ast.walk(arbre):
        if isinstance(fonction, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (noeud for noeud in ast.walk(fonction) if est_de_la_maison(noeud))


def est_importlib(noeud: ast.AST) -> bool:
    if isinstance(noeud, ast.ImportFrom):
        return noeud.module == "importlib" and any(alias.name == "import_module" for alias in noeud.names)
    if isinstance(noeud, ast.Import):
        return any(alias.name == "importlib" for alias in noeud.names)
    return isinstance(noeud, ast.Name) and noeud.id in ("__import__", "import_string")


def est_de_la_maison(noeud: ast.AST) -> bool:
    if isinstance(noeud, ast.ImportFrom):
        return (noeud.module or "").split(".")[0] == "seuil" or noeud.level > 0
    return isinstance(noeud, ast.Import) and any(alias.name.split(".")[0] == "seuil" for alias in noeud.names)
