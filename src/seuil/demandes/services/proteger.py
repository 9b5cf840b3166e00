"""Protect the address of a household in danger: its letters go to a safe one, or nowhere."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def proteger(demande: Demande, *, adresse_sure: str, par: Acteur, le: date) -> None:
    """Send every letter to ``adresse_sure`` (lines under the name; none at all when it is empty). Raises DroitRefuse.

    The journal says that it was done, never where.
    """
    exiger(acces.peut_modifier(par, demande))

    demande = demande.verrouiller()
    demande.est_protegee, demande.adresse_sure = True, adresse_sure.strip()
    demande.save(update_fields=["est_protegee", "adresse_sure"])

    consigner("demande.protegee", demande, par=par, le=le)


@transaction.atomic
def ne_plus_proteger(demande: Demande, *, motif: str, par: Acteur, le: date) -> None:
    """Send letters to the declared address again; the journal keeps why. Raises DroitRefuse."""
    exiger(acces.peut_modifier(par, demande))

    demande = demande.verrouiller()
    demande.est_protegee, demande.adresse_sure = False, ""
    demande.save(update_fields=["est_protegee", "adresse_sure"])

    consigner("demande.protection_levee", demande, par=par, le=le, motif=motif.strip())
