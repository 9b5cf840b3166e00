"""Say in the journal that a list of demands left as a file: by whom, what it was narrowed to, how many rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def noter_l_export(*, filtre: Mapping[str, Any], lignes: int, forme: str, par: Agent, le: date) -> None:
    """Write the line before the first row leaves. Raises DroitRefuse, ActeAVenir."""
    exiger(acces.peut_exporter(par))
    consigner("demandes.exportees", par, par=par, le=le, filtre=dict(filtre), lignes=lignes, forme=forme)
