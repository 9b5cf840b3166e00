"""A real clamd of our own signatures, as `make antivirus` starts it, in a folder of the test."""

import os
import signal
import subprocess
from pathlib import Path

RACINE = Path(__file__).resolve().parents[4]
SCRIPT = RACINE / ".ci" / "antivirus"
CHEMIN = f"{os.environ['PATH']}:/usr/sbin"  # where Debian puts it, outside of what most accounts look at


class Clamd:
    def __init__(self, dossier: Path) -> None:
        self.dossier, self.adresse = dossier, ""

    def demarrer(self) -> None:
        self.adresse = self._geste("demarrer").strip()

    def arreter(self) -> None:
        self._geste("arreter")

    def frapper(self, coup: signal.Signals) -> None:
        """Send a signal to this clamd."""
        os.kill(int((self.dossier / "clamd.pid").read_text()), coup)

    @property
    def signatures(self) -> Path:
        return self.dossier / "signatures" / "local.ndb"

    def _geste(self, geste: str) -> str:
        fin = subprocess.run([SCRIPT, geste, self.dossier], capture_output=True, text=True, check=True)
        return fin.stdout
