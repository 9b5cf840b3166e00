"""`python -m seuil.config.statiques`: copy, compress and name the static files; the site does it each time it starts.

A process of its own: the one that gunicorn starts from must not hold Django when its workers are made.
"""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command

ARRET = 3  # gunicorn stops at once on this code
REFUSE = "Seuil ne démarre pas. Le dossier {chemin} ne peut pas être écrit ({raison}). Réglez SEUIL_STATIQUE.\n"


def main() -> int:
    """Fill STATIC_ROOT, when there is one; return what the process says to who started it."""
    if not settings.STATIC_ROOT:
        return 0
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as refus:
        sys.stderr.write(REFUSE.format(chemin=settings.STATIC_ROOT, raison=refus.strerror))
        return ARRET
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
    django.setup()
    raise SystemExit(main())
