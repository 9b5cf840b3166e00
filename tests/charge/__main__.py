"""`python -m tests.charge [N] [--seulement PARTIE…]`: what people wait for, then the engines, on scratch installations.

Two thousand five hundred demands, a hundred thousand, then N when it is more; one process and one installation a size.
"""

from __future__ import annotations

import argparse
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.charge.banc import Banc
from tests.charge.installation import installation

TAILLES = (2_500, 100_000)
INTERROMPU = 143
PARTIES = ("nuit", "grille", "pages", "moteurs", "verifier", "copy")
DERNIERES = {"moteurs", "copy"}  # of the largest size only


def main() -> None:
    lu = argparse.ArgumentParser(description=__doc__)
    lu.add_argument("nombre", nargs="?", type=int, default=int(os.environ.get("N") or TAILLES[-1]))
    lu.add_argument("--seulement", nargs="+", choices=PARTIES, default=PARTIES, metavar="PARTIE", help=str(PARTIES))
    lu.add_argument("--taille", type=Path, help=argparse.SUPPRESS)
    options, debut = lu.parse_args(), time.monotonic()
    signal.signal(signal.SIGTERM, lambda *recu: sys.exit(INTERROMPU))
    banc, parties = Banc(options.nombre), {*options.seulement}
    if options.taille:
        _une_taille(banc, options.taille, parties)
        return
    for taille in sorted({taille for taille in TAILLES if taille < options.nombre} | {options.nombre}):
        _ajouter(banc, taille, parties if taille == options.nombre else parties - DERNIERES)
    if "moteurs" in parties:
        _moteurs(banc)
    ecrit = f"Écrit dans {banc.ecrire()}" if parties == {*PARTIES} else "Une partie seulement : rien d’écrit"
    print(f"\n{banc.resumer()}\n{ecrit}, en {time.monotonic() - debut:.0f} s.")


def _ajouter(banc: Banc, taille: int, parties: set[str]) -> None:
    """Measure one size in a process of its own: Django is set up once, on one database."""
    print(f"\n— {taille} demandes —", flush=True)
    with tempfile.NamedTemporaryFile(suffix=".pickle") as rendu:
        commande = [sys.executable, "-m", "tests.charge", str(taille), "--taille", rendu.name, "--seulement", *parties]
        with subprocess.Popen(commande) as enfant:
            try:
                code = enfant.wait()
            finally:
                enfant.terminate()  # nothing when it has ended: else it erases its installation
        if code:
            sys.exit(code)
        sien: Banc = pickle.loads(Path(rendu.name).read_bytes())
    banc.rapports += sien.rapports
    banc.durees |= sien.durees


def _une_taille(banc: Banc, rendu: Path, parties: set[str]) -> None:
    with installation() as dossier:
        import django  # noqa: PLC0415 - the settings read the data folder

        django.setup()
        from tests.charge.deroulement import derouler_une_taille  # noqa: PLC0415

        derouler_une_taille(banc, dossier, banc.nombre, parties)
    rendu.write_bytes(pickle.dumps(banc))


def _moteurs(banc: Banc) -> None:
    print("\n— moteurs —", flush=True)
    with installation():
        import django  # noqa: PLC0415 - the settings read the data folder

        django.setup()
        from tests.charge.deroulement import derouler_les_moteurs  # noqa: PLC0415

        derouler_les_moteurs(banc)


if __name__ == "__main__":
    main()
