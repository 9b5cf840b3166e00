"""How the site is served, by `seuil demo` as in production: `gunicorn --config python:seuil.config.serveur`."""

import subprocess
import sys
from typing import Any

wsgi_app = "seuil.config.wsgi"
worker_class = "seuil.config.ouvrier.Ouvrier"
workers = 2
threads = 4
worker_connections = 800  # of one process: under the 1024 descriptors that a system usually allows
graceful_timeout = 10
loglevel = "warning"


def on_starting(server: Any) -> None:
    """Compress and name the static files of this version, before any worker reads them (docs/decisions/0040)."""
    fait = subprocess.run([sys.executable, "-m", "seuil.config.statiques"], check=False)
    if fait.returncode:
        raise SystemExit(fait.returncode)
