"""The same backend, whose server is started and given its roles at the first connection."""

from typing import Any

import psycopg
from django.db import OperationalError

from seuil.socle.db.postgres import SUPERUTILISATEUR, demarrer
from seuil.socle.db.roles import assurer
from seuil.socle.db.serveur import base

_prets: set[str] = set()


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        reglages = self.settings_dict
        try:
            prise = str(demarrer(reglages["EMBEDDED_ROOT"], reglages.get("EMBEDDED_OPTIONS", ())))
        except RuntimeError as panne:
            raise OperationalError("the embedded server does not start") from panne
        if prise not in _prets:
            with psycopg.connect(host=prise, user=SUPERUTILISATEUR, dbname="postgres", autocommit=True) as connexion:
                assurer(connexion)
            _prets.add(prise)
        reglages["HOST"] = prise
        return super().get_connection_params()
