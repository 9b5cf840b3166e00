"""Say that a dwelling becomes free."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.journal.services import consigner
from seuil.patrimoine import acces
from seuil.patrimoine.models import Logement, Vacance
from seuil.socle.droits import exiger


@transaction.atomic
def declarer(logement: Logement, *, libre_le: date, hors_flux: str, par: Agent, le: date) -> Vacance:
    """Open a vacancy. Raises DroitRefuse, IntegrityError when the dwelling already has an open one.

    ``hors_flux`` is the legal reason that takes the dwelling out of the flow (art. R441-5), or "".
    """
    exiger(acces.peut_declarer(par, logement))

    vacance = Vacance.objects.create(logement=logement, declaree_le=le, libre_le=libre_le, hors_flux=hors_flux)

    consigner("vacance.declaree", vacance, par=par, le=le, logement=str(logement), libre_le=libre_le)
    return vacance
