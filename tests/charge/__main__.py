"""`python -m tests.charge [N] [courbe]` (or `N=…`): the benchmark in one process tree, on a database of its own."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

NOMBRE = 300_000


def main() -> None:
    nombre = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("N", NOMBRE))
    dossier = Path(tempfile.mkdtemp(prefix="seuil-charge-"))
    os.environ |= {"SEUIL_DATA": str(dossier), "DJANGO_SETTINGS_MODULE": "tests.charge.settings"}
    os.environ.pop("DATABASE_URL", None)
    dossier.chmod(0o755)
    import django  # noqa: PLC0415 - reads the variables above

    django.setup()
    from tests.charge.deroulement import derouler, derouler_la_courbe  # noqa: PLC0415

    debut = time.monotonic()
    try:
        if "courbe" in sys.argv:
            derouler_la_courbe(nombre)
            return
        print(f"\n{nombre} demandes inventées écrites dans {derouler(nombre)} en {time.monotonic() - debut:.0f} s.")
    finally:
        from seuil.socle.db.postgres import arreter  # noqa: PLC0415

        arreter(dossier / "pg-charge")
        shutil.rmtree(dossier, ignore_errors=True)


if __name__ == "__main__":
    main()
