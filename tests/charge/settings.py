"""Settings of the benchmark: durable writes, memory for the indexes, no parallel worker for a web search."""

from seuil.config.environnement import base_de_donnees
from seuil.config.settings import *  # noqa: F403
from seuil.socle.db.postgres import SUPERUTILISATEUR

DATABASES = {
    "default": base_de_donnees(
        options_serveur=(
            "shared_buffers=2GB",
            "max_wal_size=8GB",
            "work_mem=64MB",
            "maintenance_work_mem=512MB",
            "max_locks_per_transaction=1024",
            "jit=off",
            "wal_level=minimal",
            "max_wal_senders=0",
        ),
        dossier="pg-charge",
    )
    | {"USER": SUPERUTILISATEUR}  # it makes and fills tables of its own
}
