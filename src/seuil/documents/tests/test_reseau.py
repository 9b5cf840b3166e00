"""A flaw in a library that opens files reaches nobody: neither the world, nor the database of this machine."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from seuil.documents.controle import lancer, reseau

# What a library under somebody's orders would run, in the child's own sequence.
DETOURNEE = """
import socket, sys
from seuil.documents.controle import enfant
def reconstruire(contenu):
    for famille, adresse in ((socket.AF_INET, ("127.0.0.1", {port})), (socket.AF_UNIX, {prise!r})):
        try:
            with socket.socket(famille) as sortie:
                sortie.connect(adresse)
                sortie.sendall(contenu)
            sys.stdout.write("sorti ")
        except OSError as refus:
            sys.stdout.write(type(refus).__name__ + " ")
    return b"", 1
{avant}
sys.exit(enfant.main(reconstruire))
"""


@pytest.fixture
def portes(tmp_path):
    """Two doors that listen: of the network, of the machine."""
    prise = tmp_path / "prise"
    with socket.create_server(("127.0.0.1", 0)) as reseau_ouvert, socket.socket(socket.AF_UNIX) as locale:
        locale.bind(str(prise))
        locale.listen()
        yield reseau_ouvert.getsockname()[1], prise


def ouvrir(port: int, prise: Path, avant: str = "") -> str:
    """Run the child on a file that takes its place; return what came of each door."""
    programme = DETOURNEE.format(port=port, prise=str(prise), avant=avant)
    fin = subprocess.run(
        [sys.executable, "-c", programme],
        input="confidentiel",
        env=dict(lancer.ENVIRONNEMENT),
        capture_output=True,
        text=True,
        check=True,
    )
    return fin.stdout.strip()


class TestCouper:
    def test_ferme_le_reseau_et_les_prises_de_la_machine(self, portes):
        assert os.uname().machine in reseau.PROCESSEURS
        assert ouvrir(*portes) == "PermissionError PermissionError"

    def test_est_ce_qui_les_ferme(self, portes):
        assert ouvrir(*portes, avant="enfant.reseau.couper = lambda: None") == "sorti sorti"

    def test_ferme_le_reseau_sur_un_autre_processeur(self, portes):
        """The second way needs a kernel that lets anybody have namespaces of its own."""
        if subprocess.run(["unshare", "--user", "--net", "true"], check=False, capture_output=True).returncode:
            pytest.skip("this kernel gives no namespace")

        assert ouvrir(*portes, avant="enfant.reseau.PROCESSEURS.clear()").split()[0] == "OSError"
