"""Amounts and numbers typed by hand."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import chiffres_latins, extrait
from seuil.socle.design.mesures import euros, nombre

Periode = Literal["mois", "an"]
PAR: Final = {"mois": _("par mois"), "an": _("par an")}
_HABILLAGE = re.compile(r"[\s\u00a0\u202f]|€|euros?|eur", re.IGNORECASE)
_PERIODE = re.compile(r"(?:/|par)(mois|année|an)$", re.IGNORECASE)
_MONTANT = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,2})?")
_PAR_MILLIERS = re.compile(
    r"(?:[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]{1,2}|(?:[0-9]{1,3}(?:,[0-9]{3})+)\.[0-9]{1,2}"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,][0-9]{1,2})?"
)
_AMBIGU = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_ENTIER = re.compile(r"[0-9]{1,15}")
_SURFACE = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?(?:m2|m²|mètrescarrés|metrescarres)?", re.IGNORECASE)


class MontantField(forms.Field):
    """An amount in euros, as people write it: `1 234,50`, `1.234,56`, `1 234 €`, `1200 €/mois`.

    Cleaned to int euros, or Decimal if `centimes`. ``periode``: what the question asks for; the other one, typed after
    the amount, is refused.
    """

    def __init__(
        self, *, maximum: int, minimum: int = 0, centimes: bool = False, periode: Periode = "mois", **options: Any
    ) -> None:
        self.maximum, self.minimum, self.centimes, self.periode = maximum, minimum, centimes, periode
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
        nu = self._sans_periode(_HABILLAGE.sub("", chiffres_latins(saisie)), saisie)
        if nu[:1] in {"-", "−"}:
            raise _refus("negatif", gettext("Le montant ne peut pas être négatif. Vous avez écrit %(saisie)s."), saisie)
        if _PAR_MILLIERS.fullmatch(nu):
            return _sans_milliers(nu)
        if _MONTANT.fullmatch(nu):
            return Decimal(nu.replace(",", "."))
        if _AMBIGU.fullmatch(nu):
            phrase = gettext(
                "Ce montant se lit de deux façons. Écrivez-le sans point ni virgule, par exemple 1234. "
                "Vous avez écrit %(saisie)s."
            )
            raise _refus("ambigu", phrase, saisie)
        phrase = gettext("Écrivez le montant en chiffres, par exemple 1234 ou 1234,50. Vous avez écrit %(saisie)s.")
        raise _refus("montant", phrase, saisie)

    def _sans_periode(self, nu: str, saisie: str) -> str:
        dite = _PERIODE.search(nu)
        if dite and not dite[1].lower().startswith(self.periode):
            phrase = gettext("Nous demandons un montant %(periode)s. Vous avez écrit %(saisie)s.")
            raise _refus("periode", phrase, saisie, periode=PAR[self.periode])
        return nu[: dite.start()] if dite else nu


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
        lu = self._lire("".join(chiffres_latins(str(value)).split()))
        if lu is None or not self.minimum <= lu <= self.maximum:
            phrase = gettext("Écrivez un nombre entier de %(minimum)s à %(maximum)s. Vous avez écrit %(saisie)s.")
            raise _refus("entier", phrase, value, minimum=nombre(self.minimum), maximum=nombre(self.maximum))
        return lu

    def _lire(self, compact: str) -> int | None:
        return int(compact) if _ENTIER.fullmatch(compact) else None


class SurfaceField(EntierField):
    """A surface in whole square metres: `9,5 m²` is 10, as amounts are rounded, since people say it roughly."""

    def _lire(self, compact: str) -> int | None:
        lue = _SURFACE.fullmatch(compact)
        if lue is None:
            return None
        return int(Decimal(f"{lue[1]}.{lue[2] or 0}").quantize(Decimal(1), ROUND_HALF_UP))


def _sans_milliers(nu: str) -> Decimal:
    """Read an amount whose thousands are parted: the last sign parts the cents when one or two digits follow it."""
    entiers, centimes = re.fullmatch(r"(.*?)(?:[.,]([0-9]{1,2}))?", nu).groups()  # type: ignore[union-attr]
    return Decimal(f"{re.sub('[^0-9]', '', entiers)}.{centimes or 0}")


def _refus(code: str, phrase: str, saisie: object, **mots: Any) -> ValidationError:
    return ValidationError(phrase % {"saisie": extrait(saisie), **mots}, code=code)
