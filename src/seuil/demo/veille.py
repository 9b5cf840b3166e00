"""Keep the site and its worker running side by side until somebody stops them."""

import signal
import subprocess
import time
from collections.abc import Sequence
from types import FrameType

PAS = 0.2
PAUSE = 1.0
DELAI_ARRET = 15.0


class Veille:
    """``site`` decides the end: when it ends by itself all stops. Whatever is killed is started again."""

    def __init__(self, site: Sequence[str], travailleur: Sequence[str]) -> None:
        self._commandes = {"site": site, "travailleur": travailleur}
        self._processus: dict[str, subprocess.Popen[bytes]] = {}
        self._arret = False

    def tenir(self) -> int:
        """Return the code of the end: 0 when it was asked for."""
        for signe in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signe, self._demander_l_arret)
        for nom in self._commandes:
            self._lancer(nom)
        try:
            while not self._arret:
                if (code := self._veiller()) is not None:
                    return code
                time.sleep(PAS)
            return 0
        finally:
            self._arreter()

    def _veiller(self) -> int | None:
        for nom, processus in self._processus.items():
            code = processus.poll()
            if code is None:
                continue
            if nom == "site" and code >= 0:
                return code
            time.sleep(PAUSE)
            if not self._arret:
                self._lancer(nom)
        return None

    def _lancer(self, nom: str) -> None:
        self._processus[nom] = subprocess.Popen(self._commandes[nom])

    def _arreter(self) -> None:
        for processus in self._processus.values():
            if processus.poll() is None:
                processus.terminate()
        limite = time.monotonic() + DELAI_ARRET
        for processus in self._processus.values():
            try:
                processus.wait(max(0.1, limite - time.monotonic()))
            except subprocess.TimeoutExpired:
                processus.kill()
                processus.wait()

    def _demander_l_arret(self, signe: int, cadre: FrameType | None) -> None:
        self._arret = True
