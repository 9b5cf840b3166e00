"""Settings of the benchmark: those of an installation, on a durable PostgreSQL given memory for its indexes."""

from seuil.config.environnement import base_de_donnees
from seuil.config.settings import *  # noqa: F403

DATABASES = {
    "default": base_de_donnees(
        options_serveur=(
            "fsync=on",
            "shared_buffers=1GB",
            "max_wal_size=8GB",
            "work_mem=32MB",
            "maintenance_work_mem=512MB",
            "max_locks_per_transaction=1024",
            "jit=off",
        ),
        dossier="pg-charge",
    )
}
