"""What a person typed, made fit to be shown again in a message."""

import re
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from seuil.socle.ecritures import SENS

LONGUEUR_MONTREE = 40
SEPARATEURS_ARABES: Final = str.maketrans({"\u066b": ",", "\u066c": None})  # of decimals, of thousands
_INVISIBLE = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff{SENS}]")
ILLISIBLE = _("Ce texte contient un caractère invisible que nous ne pouvons pas enregistrer. Écrivez-le au clavier.")


def chiffres_latins(saisie: str) -> str:
    """Return a number as this country writes it, whatever the digits of the keyboard: « ١٢٠٠ » is 1200."""
    lus = (str(unicodedata.decimal(signe)) if signe.isdecimal() else signe for signe in saisie)
    return "".join(lus).translate(SEPARATEURS_ARABES)


def extrait(saisie: object) -> str:
    """Return the start of what was typed, without control characters, between guillemets."""
    texte = " ".join(_INVISIBLE.sub("", str(saisie)).split())
    coupe = texte[:LONGUEUR_MONTREE] + "…" if len(texte) > LONGUEUR_MONTREE else texte
    return f"«\u00a0{coupe}\u00a0»"


def est_lisible(saisie: str) -> bool:
    """Say whether the text may be written in the database and shown: no NUL, surrogate or direction override."""
    return not _INVISIBLE.search(saisie)


def refuser_illisible(saisie: str) -> None:
    """Raise if the text holds NUL, another control character, a lone surrogate or a direction override."""
    if not est_lisible(saisie):
        raise ValidationError(ILLISIBLE, code="illisible")
