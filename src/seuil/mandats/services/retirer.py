"""Withdraw a mandate: the next page asked for under it does not open."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.journal.services import consigner
from seuil.mandats import acces
from seuil.mandats.models import Mandat
from seuil.socle.droits import exiger


@transaction.atomic
def retirer(mandat: Mandat, *, par: Acteur, le: date) -> None:
    """End it at once; again changes nothing. An act already begun under it ends first. Raises DroitRefuse."""
    exiger(acces.peut_retirer(par, mandat))

    mandat = mandat.verrouiller()
    if mandat.retire_le is not None:
        return
    mandat.retire_le = le
    mandat.save(update_fields=["retire_le"])

    consigner("demande.mandat_retire", mandat.demande, par=par, le=le, mandat=mandat.pk, nom=str(mandat))
