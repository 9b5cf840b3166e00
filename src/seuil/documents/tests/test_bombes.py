"""S3: whatever is sent, opening it takes less than five seconds and 300 MB, and the site itself takes none of it."""

import json
import os
import subprocess
import sys

import pytest

from seuil.documents.tests import bombes_images, bombes_pdf

DUREE, ENFANT_MO, PARENT_MO = 5.0, 300, 50
REFUSES = (*bombes_pdf.REFUSES, *bombes_images.REFUSES)
SANS_DANGER = (*bombes_pdf.SANS_DANGER, *bombes_images.SANS_DANGER)


def mesurer(contenu: bytes) -> dict:
    """Return what opening this file gave and cost, measured in a process that did nothing else."""
    fin = subprocess.run(
        [sys.executable, "-m", "seuil.documents.tests.mesure"],
        input=contenu,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return json.loads(fin.stdout)


def tient(mesures: dict) -> bool:
    return mesures["duree"] < DUREE and mesures["enfant_mo"] < ENFANT_MO and mesures["parent_mo"] < PARENT_MO


class TestBombes:
    @pytest.mark.parametrize("bombe", REFUSES, ids=lambda bombe: bombe.__name__)
    def test_sont_refusees_avec_une_phrase(self, bombe):
        mesures = mesurer(bombe())

        assert "« bombe »" in mesures["issue"]
        assert tient(mesures), mesures

    @pytest.mark.parametrize("fichier", SANS_DANGER, ids=lambda fichier: fichier.__name__)
    def test_ce_qui_parait_lourd_et_ne_l_est_pas_est_garde(self, fichier):
        mesures = mesurer(fichier())

        assert mesures["issue"] in ("application/pdf", "image/jpeg")
        assert tient(mesures), mesures
