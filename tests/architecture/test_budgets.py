"""Short files, short functions: a reader holds one whole thing in mind."""

import ast
import re
from statistics import median

from tests.architecture.arbre import nom, sources, suivis

FICHIER, FICHIER_AU_PLUS, FONCTION, GABARIT, MEDIANE = 200, 300, 25, 150, 80
PART_SOUS_BUDGET = 0.95
LARGEUR = 120
SEULE_BALISE = re.compile(r"\s*\{% (?:(?!%\}).)* %\}")


def lignes(chemin) -> int:
    return len(chemin.read_text(encoding="utf-8").splitlines())


class TestBudgets:
    def test_aucun_fichier_ne_depasse_le_maximum(self):
        # A migration is generated: the formatter gives its length, nobody may split it.
        ecrits = [chemin for chemin in suivis(".py") if "migrations" not in chemin.parts]
        longs = {nom(chemin): lignes(chemin) for chemin in ecrits if lignes(chemin) > FICHIER_AU_PLUS}

        assert longs == {}

    def test_presque_tous_les_fichiers_tiennent_dans_le_budget(self):
        tailles = [lignes(chemin) for chemin in suivis(".py")]

        assert sum(taille <= FICHIER for taille in tailles) / len(tailles) >= PART_SOUS_BUDGET

    def test_le_fichier_median_est_court(self):
        assert median(lignes(chemin) for chemin in sources()) <= MEDIANE

    def test_aucune_fonction_n_est_longue(self):
        longues = {
            f"{nom(chemin)}::{fonction.name}": longueur
            for chemin in sources()
            for fonction in ast.walk(ast.parse(chemin.read_text(encoding="utf-8")))
            if isinstance(fonction, ast.FunctionDef) and (longueur := corps(fonction)) > FONCTION
        }

        assert longues == {}

    def test_aucun_gabarit_n_est_long(self):
        longs = {nom(chemin): lignes(chemin) for chemin in suivis(".html") if lignes(chemin) > GABARIT}

        assert longs == {}

    def test_aucune_ligne_de_gabarit_n_est_large(self):
        """Except one tag of Django, which cannot be cut."""
        larges = [
            f"{nom(chemin)}:{rang}"
            for chemin in suivis(".html")
            for rang, ligne in enumerate(chemin.read_text(encoding="utf-8").splitlines(), 1)
            if len(ligne) > LARGEUR and not SEULE_BALISE.fullmatch(ligne)
        ]

        assert larges == []


def corps(fonction: ast.FunctionDef) -> int:
    """Return the lines of a function without its decorators and its docstring."""
    premier, *suite = fonction.body
    debut = premier.lineno
    if isinstance(premier, ast.Expr) and isinstance(premier.value, ast.Constant) and suite:
        debut = suite[0].lineno
    return (fonction.end_lineno or debut) - debut + 1
