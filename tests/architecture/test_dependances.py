"""The product starts with what it declares, which brings all it imports: `make demo` installs nothing else."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement

RACINE = Path(__file__).parents[2]
OPTIONNELS = ("duckdb", "pytest", "hypothesis", "playwright", "pypdf", "mypy", "ruff")
DEMARRER = f"""
import os, sys
sys.modules.update(dict.fromkeys({OPTIONNELS!r}))
os.environ["DJANGO_SETTINGS_MODULE"] = "seuil.config.settings_test"
import django
django.setup()
import seuil.config.urls
from django.core.management import load_command_class
load_command_class("seuil.demo", "demo")
"""


def normal(nom: str) -> str:
    return re.sub(r"[-_.]+", "-", nom).lower()


def installees(demandees: list[str]) -> set[str]:
    """Return the distributions that these requirements bring, with those that they bring themselves."""
    vues: set[tuple[str, frozenset[str]]] = set()
    reste = [Requirement(dite) for dite in demandees]
    while reste:
        une = reste.pop()
        cle = (normal(une.name), frozenset(une.extras))
        if cle in vues:
            continue
        vues.add(cle)
        suites = [Requirement(dite) for dite in requires(une.name) or []]
        reste += [
            suite
            for suite in suites
            if suite.marker is None or any(suite.marker.evaluate({"extra": extra}) for extra in ("", *une.extras))
        ]
    return {nom for nom, _ in vues}


def importes() -> dict[str, str]:
    """Return the modules of others that the product imports, with one file that does."""
    lus = {}
    for chemin in (RACINE / "src" / "seuil").rglob("*.py"):
        if "tests" in chemin.parts:
            continue
        for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8"))):
            noms = [alias.name for alias in noeud.names] if isinstance(noeud, ast.Import) else []
            if isinstance(noeud, ast.ImportFrom) and not noeud.level:
                noms = [noeud.module or ""]
            lus |= {nom.split(".")[0]: str(chemin.relative_to(RACINE)) for nom in noms}
    return {nom: ou for nom, ou in lus.items() if nom not in sys.stdlib_module_names and nom != "seuil"}


class TestDependances:
    def test_le_produit_demarre_sans_les_outils_de_test_ni_ceux_du_banc(self):
        fin = subprocess.run([sys.executable, "-c", DEMARRER], capture_output=True, text=True, check=False)

        assert fin.stderr == ""

    def test_ce_que_le_produit_importe_est_installe_avec_lui(self):
        declarees = tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
        installes, paquets = installees(declarees), packages_distributions()

        manquent = {
            nom: ou for nom, ou in importes().items() if not installes & {normal(un) for un in paquets.get(nom, [])}
        }

        assert manquent == {}
