"""The world of the demonstration: real reference data, an invented landlord and one agent per role in each town."""

from datetime import date

from django.db import transaction

from seuil.demo.bailleur import creer_le_bailleur
from seuil.demo.comptes import creer_les_comptes
from seuil.demo.permanences import creer_les_permanences
from seuil.demo.villes import villes


@transaction.atomic
def charger_exemple(le: date) -> None:
    """Create in each town the invented landlord with all it owns and signs, the accounts, the openings."""
    for ville in villes():
        creer_le_bailleur(ville, annee=le.year)
        creer_les_comptes(ville)
        creer_les_permanences(ville, le=le)
