"""A draft that somebody fills for a person who agreed to it."""

from dataclasses import asdict

from seuil.declarations.models import Brouillon
from seuil.declarations.services.garder import garder_l_aide
from seuil.mandats.forms import PourQuelquUnForm


def commencer_pour(form: PourQuelquUnForm) -> Brouillon:
    """Return a new draft that keeps who fills it, and what the person agreed to."""
    return garder_l_aide(Brouillon.objects.create(), asdict(form.termes))
