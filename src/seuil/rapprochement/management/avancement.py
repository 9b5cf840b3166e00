"""How far a long command is: a bar on a terminal, one line per tenth elsewhere."""

import time

from django.core.management.base import OutputWrapper

LARGEUR = 30
DIXIEMES = 10


class Avancement:
    """The progress of one loop over things named ``quoi``."""

    def __init__(self, sortie: OutputWrapper, quoi: str) -> None:
        self.sortie, self.quoi = sortie, quoi
        self.est_terminal = sortie.isatty()
        self.debut = time.monotonic()
        self.dixieme = 0
        self.fait: int | None = None

    def dire(self, fait: int, total: int) -> None:
        """Say that ``fait`` are done out of ``total``."""
        self.fait = fait
        part = fait / total if total else 1.0
        phrase = f"{fait} / {total} {self.quoi}, {time.monotonic() - self.debut:.0f} s"
        if self.est_terminal:
            plein = int(part * LARGEUR)
            self.sortie.write(f"\r[{'#' * plein}{'.' * (LARGEUR - plein)}] {part:4.0%}  {phrase}   ", ending="")
            self.sortie.flush()
        elif int(part * DIXIEMES) > self.dixieme:
            self.dixieme = int(part * DIXIEMES)
            self.sortie.write(f"  {phrase}")

    def finir(self) -> None:
        """Leave the line of the bar."""
        if self.est_terminal and self.fait is not None:
            self.sortie.write("")
