"""Take in the text of a file: it goes on line unless an agent has written since; then it only waits to be looked at."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.informations.etats import Etat
from seuil.informations.models import FRANCAIS, Redaction, Texte, Version
from seuil.informations.services.rediger import rediger, verifier_le_texte
from seuil.territoires.models import Territoire


@transaction.atomic
def reprendre(
    territoire: Territoire | None,
    cle: str,
    place: Mapping[str, Any],
    contenu: Mapping[str, Any],
    *,
    le: date,
    langue: str = FRANCAIS,
) -> Redaction | None:
    """Take in a wording; ``place``: rubrique, rang, delai_legal. Return it when it is new, None otherwise.

    What an agent wrote, or took off, stays: the file's wording is then proposed, once. Raises RedactionInvalide.
    """
    texte, _ = Texte.objects.update_or_create(territoire=territoire, cle=cle, defaults=dict(place))
    siennes = list(texte.redactions.filter(langue=langue))
    lues = [une for une in siennes if une.ecrite_par_id is None]
    if lues and lues[-1].contenu == contenu:
        return None
    if est_decidee(siennes):
        verifier_le_texte(contenu)
        return Redaction.objects.create(texte=texte, langue=langue, ecrite_le=le, **contenu)
    return rediger(texte, contenu, par=Systeme(), le=le, langue=langue)


def est_decidee(siennes: Iterable[Version]) -> bool:
    """Say whether an agent decided of what the public reads since it came from the file."""
    return any(une.ecrite_par_id or une.relue_par_id or une.etat == Etat.RETIREE for une in siennes)
