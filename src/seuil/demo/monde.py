"""The world of the demonstration: real reference data, an invented landlord and one agent per role in each town."""

from datetime import date

from django.db import transaction

from seuil.demo.bailleur import creer_le_bailleur
from seuil.demo.comptes import creer_les_comptes
from seuil.demo.villes import villes


@transaction.atomic
def charger_exemple(le: date) -> None:
    """Create in each town the invented landlord, its dwellings, its conventions, its commission, and the accounts."""
    for ville in villes():
        creer_le_bailleur(ville, annee=le.year)
        creer_les_comptes(ville)
