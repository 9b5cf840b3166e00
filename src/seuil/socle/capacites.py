"""What the capabilities offer: whoever gathers them asks each installed one, and lists none.

The only place that finds a module by its name: the shells stand above the capabilities, whose list is the settings'.
Everywhere else an import stands at the top of its file, and a circle is undone rather than hidden.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def offertes(piece: str, nom: str) -> Iterator[Any]:
    """Yield what ``seuil.<capability>.<piece>`` calls ``nom``, in the order of the procedure: the lowest first."""
    for application in reversed(list(apps.get_app_configs())):
        if application.name.startswith("seuil.") and module_has_submodule(application.module, piece):
            module = import_module(f"{application.name}.{piece}")
            if hasattr(module, nom):
                yield getattr(module, nom)
