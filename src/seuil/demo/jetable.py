"""A base of its own on the same server, dropped at the end whatever happens: what is played touches no other."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def base_jetable(pour: str) -> Iterator[str]:
    """Work in a new base, made with its migrations; yield its name, which says what it is for."""
    ancien, nom = connection.settings_dict["NAME"], f"seuil_{pour}_{os.getpid()}"
    connection.settings_dict["TEST"] = {**connection.settings_dict.get("TEST", {}), "NAME": nom}
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield nom
    finally:
        connection.creation.destroy_test_db(ancien, verbosity=0)
