"""The product starts with what it declares: no test tool, no peer of the benchmark."""

import subprocess
import sys

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


class TestDependances:
    def test_le_produit_demarre_sans_les_outils_de_test_ni_ceux_du_banc(self):
        fin = subprocess.run([sys.executable, "-c", DEMARRER], capture_output=True, text=True, check=False)

        assert fin.stderr == ""
