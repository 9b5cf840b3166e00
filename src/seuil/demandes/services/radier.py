"""Remove a demand from the register."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def radier(demande: Demande, *, motif: MotifRadiation, par: Acteur, le: date, precision: str = "") -> None:
    """Remove the demande from the register (art. R441-2-8 CCH). Raises DroitRefuse, PassageInterdit.

    ``precision`` is what the household wrote when it gave up; only the journal keeps it.
    """
    exiger(acces.peut_radier(par, demande, motif=motif))

    demande = demande.verrouiller()
    demande.passer("radier")
    demande.motif_radiation = motif
    demande.radiee_le = le
    demande.save(update_fields=["etat", "motif_radiation", "radiee_le"])
    demande.titulaires.update(est_vivant=False)

    consigner("demande.radiee", demande, par=par, le=le, motif=motif, precision=precision)
