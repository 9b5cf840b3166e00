"""Django's PostgreSQL backend, whose server is started at the first connection."""

from typing import Any

from django.db.backends.postgresql import base

from seuil.socle.postgres import demarrer


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        reglages = self.settings_dict
        reglages["HOST"] = str(demarrer(reglages["EMBEDDED_ROOT"], reglages.get("EMBEDDED_OPTIONS", ())))
        return super().get_connection_params()
