"""Workers as an installation runs them, killed one by one: SIGKILL, no warning."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

ENSEMBLE = 3
ESSAIS = 6


class Ouvriers:
    """Some workers, each replaced as soon as it dies; ``fin`` stops the kills, not the workers.

    They are born of one process that has loaded Seuil once (`naissance`): nothing else is spared.
    """

    def __init__(self, journal: Path, *, coups: int, duree: float) -> None:
        self.fin, self.portes, self.mises_sous_pli_coupees = threading.Event(), 0, 0
        self._coups, self._pause, self._hasard = coups, duree / max(1, coups), random.Random(10)
        self._sortie: BinaryIO = journal.open("ab")
        commande = [sys.executable, "-m", "tests.pannes.naissance"]
        self._mere = subprocess.Popen(
            commande, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._sortie, text=True
        )
        self._vivants = [self._naitre() for _ in range(ENSEMBLE)]
        self._fil = threading.Thread(target=self._frapper)

    def commencer(self) -> None:
        """Begin to kill."""
        self._fil.start()

    def attendre_les_coups(self) -> None:
        """Wait until every kill was given."""
        self._fil.join()

    def arreter(self) -> None:
        """Stop the kills, then the workers."""
        self.fin.set()
        self._fil.join()
        for vivant in self._vivants:
            os.kill(vivant, signal.SIGTERM)
        self._mere.communicate()
        self._sortie.close()

    def passer(self, tache: str, le: str) -> bool:
        """Play a daily task by `seuil taches`, one time in three killed half-way first; say whether it was played."""
        commande = [sys.executable, "-m", "seuil.config.cli", "taches", "passer", tache, "--le", le]
        for essai in range(ESSAIS):
            passage = subprocess.Popen(commande, stdout=self._sortie, stderr=self._sortie)
            if essai == 0 and not self.fin.is_set() and self._hasard.random() < 1 / 3:
                self.mises_sous_pli_coupees += self._couper(passage)
            if passage.wait(180) == 0:
                return True
        return False

    def _couper(self, passage: subprocess.Popen[bytes]) -> bool:
        try:
            passage.wait(self._hasard.uniform(2, 5))
        except subprocess.TimeoutExpired:
            passage.kill()
            return True
        return False

    def _frapper(self) -> None:
        while self.portes < self._coups and not self.fin.wait(self._pause * self._hasard.uniform(0.5, 1.5)):
            rang = self._hasard.randrange(ENSEMBLE)
            os.kill(self._vivants[rang], signal.SIGKILL)
            self._vivants[rang] = self._naitre()
            self.portes += 1

    def _naitre(self) -> int:
        assert self._mere.stdin is not None
        assert self._mere.stdout is not None
        self._mere.stdin.write("travailler\n")
        self._mere.stdin.flush()
        return int(self._mere.stdout.readline())
