"""The world of the demonstration: real reference data, an invented landlord, one agent per role."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.reference import charger_acteurs
from seuil.cotation.models import Grille
from seuil.cotation.services import publier
from seuil.demo.bailleur import creer_le_bailleur
from seuil.demo.comptes import creer_les_comptes
from seuil.patrimoine.reference import charger_programmes
from seuil.regles.grilles import grilles_livrees
from seuil.territoires.models import Territoire
from seuil.territoires.reference import charger_carte, charger_territoires


def charger_reference(le: date) -> None:
    """Load everything real: the map, the territories, their desks and landlords, the Compiègne grid."""
    charger_carte()
    charger_territoires()
    charger_acteurs()
    charger_programmes()
    for lue in grilles_livrees():
        territoire = Territoire.objects.filter(pk=lue.territoire).first()
        if territoire and not Grille.objects.filter(territoire=territoire, version=lue.version).exists():
            publier(territoire, texte=lue.texte, par=Systeme(), le=le)


@transaction.atomic
def charger_exemple(le: date) -> None:
    """Create the invented landlord, its dwellings, its conventions, its commission, and the accounts."""
    creer_le_bailleur(annee=le.year)
    creer_les_comptes()
