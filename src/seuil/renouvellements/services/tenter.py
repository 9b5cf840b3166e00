"""Keep what a desk tried to reach a household before it lapses."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.renouvellements import acces
from seuil.renouvellements.models import Tentative
from seuil.renouvellements.nomenclatures import Essai
from seuil.renouvellements.requetes import annee_de
from seuil.socle.droits import exiger


@transaction.atomic
def tenter(demande: Demande, *, essai: Essai, note: str, par: Agent, le: date) -> Tentative:
    """Write a try on the demand. Raises DroitRefuse."""
    exiger(acces.peut_renouveler(par, demande))

    tentative = Tentative.objects.create(
        demande=demande, depuis=annee_de(demande), essai=essai, note=note, le=le, par=par
    )
    consigner("demande.foyer_appele", demande, par=par, le=le, essai=essai)
    return tentative
