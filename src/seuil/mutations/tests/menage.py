"""A household that rents a social dwelling, and what its landlord says of it."""

from datetime import date

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.mutations import services
from seuil.mutations.models import Location
from seuil.patrimoine.models import Logement
from seuil.reactions.travaux import vider

BAIL = date(2015, 3, 1)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def locataire(demande: Demande, bailleur: str, le: date) -> Demande:
    """It says whom it rents a social dwelling from."""
    dit = {"occupation": "HLM", "bailleur_actuel": bailleur, "occupation_depuis": BAIL}
    modifier(relue(demande), changements=dit, par=Demandeur(demande.numero_unique), le=le)
    vider()
    return relue(demande)


def prevenue(demande: Demande, le: date) -> Location:
    """Its landlord is told, the letter written when there is one."""
    dite = services.prevenir_le_bailleur(relue(demande), par=Demandeur(demande.numero_unique), le=le)
    vider()
    return Location.objects.get(pk=dite.pk)


def reconnue(demande: Demande, logement: Logement, par: Agent, le: date) -> Location:
    """Its landlord recognises it."""
    dite = services.reconnaitre_le_locataire(relue(demande), logement=logement, bail_depuis=BAIL, par=par, le=le)
    vider()
    return Location.objects.get(pk=dite.pk)
