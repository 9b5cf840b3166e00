"""A date in three inputs: day, month, year. What was typed is kept, each mistake has its sentence."""

import calendar
import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import chiffres_latins, extrait
from seuil.socle.design.mesures import MOIS, date_longue

PARTIES = ("jour", "mois", "annee")
_ARTICLES = {"jour": _("le jour"), "mois": _("le mois"), "annee": _("l’année")}
_SANS_ACCENT = str.maketrans("éèû", "eeu")
_COURTS = ("janv jan", "fev fevr feb", "mar", "avr apr", "", "", "juil jul", "aou", "sept sep", "oct", "nov", "dec")
_MOIS_ECRITS = {
    ecrit: rang
    for rang, (nom, courts) in enumerate(zip(MOIS, _COURTS, strict=True), start=1)
    for ecrit in (nom.translate(_SANS_ACCENT), *courts.split())
}
_DATE_ENTIERE = re.compile(r"([0-9]{1,2}|1er)[\s./\-]+([0-9]{1,2}|[^\W\d_]+\.?)[\s./\-]+([0-9]{2,4})")
_MOIS_ET_ANNEE = re.compile(r"([0-9]{1,2}|[^\W\d_]+\.?)[\s./\-]+([0-9]{4})")
_DATE_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


class DateTroisChampsWidget(forms.MultiWidget):
    """Three text inputs named `<champ>_jour`, `<champ>_mois`, `<champ>_annee`."""

    def __init__(self, parties: tuple[str, ...] = PARTIES) -> None:
        self.parties = parties
        super().__init__({partie: forms.TextInput(attrs={"inputmode": "numeric"}) for partie in parties})

    def decompress(self, value: date | None) -> list[Any]:
        if value is None:
            return ["" for _ in self.parties]
        chiffres = {"jour": value.day, "mois": value.month, "annee": value.year}
        return [chiffres[partie] for partie in self.parties]


class DateTroisChamps(forms.Field):
    """A date typed by hand; `minimum` and `maximum` (included) may be set by the form, which knows the day.

    `sans_jour` asks for the month and the year only and cleans to the first of the month. Errors carry the
    name of the wrong part as their code.
    """

    def __init__(
        self, *, minimum: date | None = None, maximum: date | None = None, sans_jour: bool = False, **options: Any
    ) -> None:
        self.minimum, self.maximum = minimum, maximum
        parties = PARTIES[1:] if sans_jour else PARTIES
        manquant = _("Écrivez le mois et l’année.") if sans_jour else _("Écrivez le jour, le mois et l’année.")
        options.setdefault("widget", DateTroisChampsWidget(parties))
        options.setdefault("error_messages", {}).setdefault("required", manquant)
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        saisies = self.saisies(value)
        if not any(saisies.values()):
            return None
        _refuser_manquant(saisies)
        jour = _jour(saisies["jour"]) if "jour" in saisies else 1
        return self.dans_les_bornes(_composer(jour, lire_le_mois(saisies["mois"]), lire_l_annee(saisies["annee"])))

    def saisies(self, value: Any) -> dict[str, str]:
        """Return what was typed, part by part; a whole date typed in the first box alone fills them all."""
        saisies = {p: chiffres_latins(str(v or "")).strip() for p, v in zip(self.widget.parties, value, strict=True)}
        premiere, *suivantes = self.widget.parties
        if any(saisies[partie] for partie in suivantes):
            return saisies
        ecriture = _DATE_ENTIERE if self.widget.parties == PARTIES else _MOIS_ET_ANNEE
        if entiere := ecriture.fullmatch(saisies[premiere]):
            return dict(zip(self.widget.parties, entiere.groups(), strict=True))
        if premiere == "jour" and (iso := _DATE_ISO.fullmatch(saisies[premiere])):
            return dict(zip(PARTIES, reversed(iso.groups()), strict=True))
        return saisies

    def dans_les_bornes(self, jour: date, ecrite: str = "") -> date:
        """Return the day, or raise ValidationError with what was typed (``ecrite``: when it is less than a day)."""
        dite = ecrite or gettext("le %(jour)s") % {"jour": date_longue(jour)}
        if self.maximum and jour > self.maximum:
            phrase = gettext("La date doit être au plus tard le %(borne)s. Vous avez écrit %(jour)s.")
            raise _hors_bornes(phrase, dite, self.maximum)
        if self.minimum and jour < self.minimum:
            phrase = gettext("La date doit être au plus tôt le %(borne)s. Vous avez écrit %(jour)s.")
            raise _hors_bornes(phrase, dite, self.minimum)
        return jour


def _hors_bornes(phrase: str, dite: str, borne: date) -> ValidationError:
    return ValidationError(phrase % {"borne": date_longue(borne), "jour": dite}, code="annee")


def _refuser_manquant(saisies: dict[str, str]) -> None:
    manquants = [partie for partie, saisie in saisies.items() if not saisie]
    if manquants:
        quoi = gettext(" et ").join(str(_ARTICLES[p]) for p in manquants)
        raise ValidationError(gettext("Il manque %(quoi)s.") % {"quoi": quoi}, code=manquants[0])


def _jour(saisie: str) -> int:
    quantieme = re.sub(r"^1er$", "1", saisie)
    if not re.fullmatch(r"[0-9]{1,2}", quantieme) or not 1 <= int(quantieme) <= 31:
        raise ValidationError(
            gettext("Le jour doit être un nombre de 1 à 31. Vous avez écrit %(saisie)s.") % {"saisie": extrait(saisie)},
            code="jour",
        )
    return int(quantieme)


def lire_le_mois(saisie: str) -> int:
    """Return 3 for `3`, `03`, `mars`, 2 for `févr.`. Raises ValidationError."""
    nom = unicodedata.normalize("NFC", saisie).lower().removesuffix(".").translate(_SANS_ACCENT)
    if nom in _MOIS_ECRITS:
        return _MOIS_ECRITS[nom]
    if not re.fullmatch(r"[0-9]{1,2}", saisie) or not 1 <= int(saisie) <= 12:
        raise ValidationError(
            gettext("Le mois doit être un nombre de 1 à 12. Vous avez écrit %(saisie)s.") % {"saisie": extrait(saisie)},
            code="mois",
        )
    return int(saisie)


def lire_l_annee(saisie: str) -> int:
    """Return a year of four digits. Raises ValidationError: two would have to be guessed."""
    if not re.fullmatch(r"[1-9][0-9]{3}", saisie):
        raise ValidationError(
            gettext("L’année doit avoir 4 chiffres, par exemple 1985. Vous avez écrit %(saisie)s.")
            % {"saisie": extrait(saisie)},
            code="annee",
        )
    return int(saisie)


def _composer(jour: int, mois: int, annee: int) -> date:
    if jour > calendar.monthrange(annee, mois)[1]:
        raise ValidationError(
            gettext("Le %(jour)s n’existe pas. Vérifiez le jour et le mois.")
            % {"jour": f"{jour} {MOIS[mois - 1]} {annee}"},
            code="jour",
        )
    return date(annee, mois, jour)
