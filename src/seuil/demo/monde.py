"""The world of the demonstration: real reference data, an invented landlord, one agent per role."""

from datetime import date

from django.db import transaction

from seuil.demo.bailleur import creer_le_bailleur
from seuil.demo.comptes import creer_les_comptes


@transaction.atomic
def charger_exemple(le: date) -> None:
    """Create the invented landlord, its dwellings, its conventions, its commission, and the accounts."""
    creer_le_bailleur(annee=le.year)
    creer_les_comptes()
