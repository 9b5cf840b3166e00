"""What these pages alone ask: a list of ages, an income that may be a deficit."""

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from seuil.socle.design.champs import MontantField, extrait
from seuil.socle.design.champs.saisies import chiffres_latins

LONGUEUR: Final = 200
MOINS: Final = ("-", "−")
_SEPARATEURS = re.compile(r"(?:[\s,;/+.]|\bet\b|\bans?\b)+", re.IGNORECASE)
_AGE = re.compile(r"[0-9]{1,3}")


class AgesField(forms.Field):
    """Ages typed one after the other, `3, 7 et 12 ans`; cleaned to a tuple, empty when there is nobody."""

    def __init__(self, *, maximum: int, **options: Any) -> None:
        self.maximum = maximum
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}))
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> tuple[int, ...]:
        saisie = chiffres_latins(str(value or ""))
        parts = [part for part in _SEPARATEURS.split(saisie[: LONGUEUR + 1]) if part]
        if len(saisie) > LONGUEUR or not all(_AGE.fullmatch(part) and int(part) <= self.maximum for part in parts):
            raise ValidationError(
                gettext(
                    "Écrivez les âges en chiffres, de 0 à %(maximum)s, séparés par des virgules : 3, 7, 12. "
                    "Vous avez écrit %(saisie)s."
                )
                % {"maximum": self.maximum, "saisie": extrait(value)},
                code="ages",
            )
        return tuple(int(part) for part in parts)


class RevenuField(MontantField):
    """A yearly income of a tax notice, which may be negative."""

    def __init__(self, *, maximum: int, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}))
        super().__init__(maximum=maximum, minimum=-maximum, periode="an", required=False, **options)

    def _lire(self, saisie: str) -> Decimal:
        nu = saisie.strip()
        return -super()._lire(nu[1:]) if nu.startswith(MOINS) else super()._lire(nu)
