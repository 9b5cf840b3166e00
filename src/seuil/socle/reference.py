"""The real data of an installation: each capability brings its own in its module ``reference``."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def charger_tout(le: date) -> Iterator[str]:
    """Load what each capability brings, the lowest floor first; yield what is there, in words."""
    for application in reversed(list(apps.get_app_configs())):
        if application.name.startswith("seuil.") and module_has_submodule(application.module, "reference"):
            apporte = import_module(f"{application.name}.reference")
            if hasattr(apporte, "charger"):
                yield apporte.charger(le)
