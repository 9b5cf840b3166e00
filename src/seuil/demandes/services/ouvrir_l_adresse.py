"""Open, with a purpose, the address of a household that hides."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import ButOuverture
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def ouvrir_l_adresse(demande: Demande, *, but: ButOuverture, par: Agent, le: date) -> None:
    """Keep why an agent reads where the household is, never what it read. Raises DroitRefuse."""
    exiger(acces.peut_ouvrir_l_adresse(par, demande))

    consigner("demande.adresse_ouverte", demande, par=par, le=le, but=but)
