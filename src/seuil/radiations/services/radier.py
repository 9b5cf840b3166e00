"""The warning has run and nobody answered: the desk removes the demand; nothing does it by itself."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import services as demandes
from seuil.demandes.etats import MotifRadiation
from seuil.journal.services import consigner
from seuil.radiations import acces
from seuil.radiations.models import Interrogation
from seuil.radiations.requetes import radiable_le, remise_le, verdict_de_radiation
from seuil.radiations.services.refus import InterrogationRefusee
from seuil.socle.droits import exiger


@transaction.atomic
def radier(interrogation: Interrogation, *, par: Agent, le: date) -> None:
    """Remove the demand (art. R441-2-8 c), never before the end of its warning.

    Raises DroitRefuse, PassageInterdit, InterrogationRefusee while the warning runs or nothing proves its delivery.
    """
    exiger(acces.peut_suivre(par, interrogation))

    demande = interrogation.demande.verrouiller()
    interrogation = interrogation.verrouiller()
    interrogation.passer("radier")
    verdict = verdict_de_radiation(interrogation, le)
    if not verdict.est_oui:
        raise InterrogationRefusee(verdict.motif)
    interrogation.save(update_fields=["etat"])
    demandes.radier(demande, motif=MotifRadiation.CONTACT, par=par, le=le)

    remis, des = remise_le(interrogation), radiable_le(interrogation)
    numero = demande.numero_unique
    consigner("interrogation.radiee", interrogation, par=par, le=le, numero=numero, remise_le=remis, des_le=des)
