"""Wires the journal to the table of reactions once every capability is loaded."""

import warnings

from django.apps import AppConfig


class Config(AppConfig):
    name = "seuil.config"
    label = "config"

    def ready(self) -> None:
        from seuil.journal import services  # noqa: PLC0415
        from seuil.reactions import services as reactions  # noqa: PLC0415 - models are not ready before
        from seuil.regles.plafonds import BaremePerime  # noqa: PLC0415

        warnings.filterwarnings("ignore", category=BaremePerime)  # the pages say it in words
        services.brancher(reactions.declencher)
