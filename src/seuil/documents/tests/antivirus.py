"""A real clamd of our own signatures, as `make antivirus` starts it, in a folder of the test."""

import os
import signal
import subprocess
import time
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
        """Send a signal to this clamd; killed, it is gone when this returns."""
        numero = int((self.dossier / "clamd.pid").read_text())
        os.kill(numero, coup)
        while coup == signal.SIGKILL and _en_vie(numero):
            time.sleep(0.01)

    @property
    def signatures(self) -> Path:
        return self.dossier / "signatures" / "local.ndb"

    def _geste(self, geste: str) -> str:
        fin = subprocess.run([SCRIPT, geste, self.dossier], capture_output=True, text=True, check=False)
        assert fin.returncode == 0, fin.stderr  # with its own words: a status alone teaches nothing
        return fin.stdout


def _en_vie(numero: int) -> bool:
    """A dead one that nobody has buried yet has no command line any more."""
    try:
        return bool(Path(f"/proc/{numero}/cmdline").read_bytes())
    except FileNotFoundError:
        return False
