"""`python -m tests.doublons [DEMANDES]`: measure the comparison of identities, and write docs/doublons.md."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

DEMANDES = 100_000


def main() -> None:
    dossier = Path(tempfile.mkdtemp(prefix="seuil-doublons-"))
    os.environ |= {"SEUIL_DATA": str(dossier), "DJANGO_SETTINGS_MODULE": "tests.charge.settings"}
    os.environ.pop("DATABASE_URL", None)
    dossier.chmod(0o755)
    import django  # noqa: PLC0415 - reads the variables above

    django.setup()
    from tests.doublons.page import ecrire  # noqa: PLC0415

    try:
        print(ecrire(int(sys.argv[1]) if len(sys.argv) > 1 else DEMANDES))
    finally:
        from seuil.socle.db.postgres import arreter  # noqa: PLC0415

        arreter(dossier / "pg-charge")
        shutil.rmtree(dossier, ignore_errors=True)


if __name__ == "__main__":
    main()
