"""One try of a secret, as every door plays it: counted, checked, answered by a sentence of the form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise

from seuil.connexions.services import ESSAIS, PAUSE_SECONDES, TropDEssais, tenter
from seuil.socle.provenance import provenance

Reconnu = TypeVar("Reconnu")
MESURES = {"essais": ESSAIS, "minutes": PAUSE_SECONDES // 60}  # the numbers that a sentence of refusal may say


@dataclass(frozen=True)
class Refus:
    """What a door says, and on which field; ``trop`` may name the numbers of MESURES."""

    faux: str | Promise
    trop: str | Promise
    champ: str | None = None


def essayer(
    request: HttpRequest, form: Form, compte: str, reconnaitre: Callable[[], Reconnu | None], refus: Refus
) -> Reconnu | None:
    """Return whom ``reconnaitre`` recognises; otherwise the form says why nobody is."""
    try:
        reconnu = tenter(compte, provenance(request), reconnaitre, maintenant=timezone.now())
    except TropDEssais:
        form.add_error(refus.champ, str(refus.trop) % MESURES)
        return None
    if reconnu is None:
        form.add_error(refus.champ, str(refus.faux))
    return reconnu
