"""Settings of the benchmark: those of an installation, on a PostgreSQL of its own, started as the product starts it."""

from seuil.config.environnement import base_de_donnees
from seuil.config.settings import *  # noqa: F403

DATABASES = {"default": base_de_donnees(dossier="pg-charge")}
