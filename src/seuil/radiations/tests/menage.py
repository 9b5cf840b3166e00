"""A letter of the desk of the journey: written, warned, delivered."""

from datetime import date, timedelta

from seuil.acteurs.models import Agent
from seuil.courriers.models import Preuve
from seuil.demandes.models import Demande
from seuil.radiations import services
from seuil.radiations.models import Interrogation
from seuil.reactions.travaux import vider

QUESTION = "Dites-nous si vous cherchez toujours."


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def relire(interrogation: Interrogation) -> Interrogation:
    return Interrogation.objects.get(pk=interrogation.pk)


def ecrite(demande: Demande, par: Agent, le: date) -> Interrogation:
    """The letter, written on a day, its PDF made."""
    interrogation = services.interroger(relue(demande), question=QUESTION, par=par, le=le)
    vider()
    return relire(interrogation)


def avertie(demande: Demande, par: Agent, le: date) -> Interrogation:
    """The warning, written the day after the last day to answer."""
    interrogation = ecrite(demande, par, le)
    services.avertir(interrogation, par=par, le=interrogation.repondre_avant + timedelta(days=1))
    vider()
    return relire(interrogation)


def remise(interrogation: Interrogation, par: Agent, le: date) -> Interrogation:
    """The warning, its delivery proven on a day."""
    services.noter_l_avertissement(interrogation, Preuve.RECOMMANDE, remise_le=le, note="", par=par, le=le)
    return relire(interrogation)
