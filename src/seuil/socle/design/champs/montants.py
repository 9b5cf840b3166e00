"""Amounts and whole numbers typed by hand."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import extrait
from seuil.socle.design.mesures import euros, nombre

_HABILLAGE = re.compile(r"[\s\u00a0\u202f]|€|euros?|eur", re.IGNORECASE)
_MONTANT = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,2})?")
_ENTIER = re.compile(r"[0-9]{1,15}")


class MontantField(forms.Field):
    """An amount in euros: `1 234,50`, `1234.5`, `1 234 €`. Cleaned to int euros, or Decimal if `centimes`."""

    def __init__(self, *, maximum: int, minimum: int = 0, centimes: bool = False, **options: Any) -> None:
        self.maximum, self.minimum, self.centimes = maximum, minimum, centimes
        clavier = "decimal" if centimes else "numeric"
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": clavier, "autocomplete": "off"}))
        options.setdefault("error_messages", {}).setdefault(
            "required", _("Écrivez un montant. S’il est nul, écrivez 0.")
        )
        super().__init__(**options)

    def to_python(self, value: Any) -> int | Decimal | None:
        if value in self.empty_values or not str(value).strip():
            return None
        montant = self._lire(str(value))
        if not self.minimum <= montant <= self.maximum:
            raise ValidationError(
                gettext("Le montant doit être entre %(minimum)s et %(maximum)s. Vous avez écrit %(saisie)s.")
                % {"minimum": euros(self.minimum), "maximum": euros(self.maximum), "saisie": extrait(value)},
                code="bornes",
            )
        return montant if self.centimes else int(montant.quantize(Decimal(1), ROUND_HALF_UP))

    def _lire(self, saisie: str) -> Decimal:
        nu = _HABILLAGE.sub("", saisie)
        if nu[:1] in {"-", "−"}:
            raise ValidationError(
                gettext("Le montant ne peut pas être négatif. Vous avez écrit %(saisie)s.")
                % {"saisie": extrait(saisie)},
                code="negatif",
            )
        if not _MONTANT.fullmatch(nu):
            raise ValidationError(
                gettext("Écrivez le montant en chiffres, par exemple 1234 ou 1234,50. Vous avez écrit %(saisie)s.")
                % {"saisie": extrait(saisie)},
                code="montant",
            )
        return Decimal(nu.replace(",", "."))


class EntierField(forms.Field):
    """A whole number between two bounds, both included."""

    def __init__(self, *, minimum: int, maximum: int, **options: Any) -> None:
        self.minimum, self.maximum = minimum, maximum
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        options.setdefault("error_messages", {}).setdefault(
            "required", _("Écrivez un nombre. S’il est nul, écrivez 0.")
        )
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or not str(value).strip():
            return None
        compact = "".join(str(value).split())
        if not _ENTIER.fullmatch(compact) or not self.minimum <= int(compact) <= self.maximum:
            raise ValidationError(
                gettext("Écrivez un nombre entier de %(minimum)s à %(maximum)s. Vous avez écrit %(saisie)s.")
                % {"minimum": nombre(self.minimum), "maximum": nombre(self.maximum), "saisie": extrait(value)},
                code="entier",
            )
        return int(compact)
