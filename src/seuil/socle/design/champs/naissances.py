"""A date of birth of which the papers may say the year only, or the month and the year."""

import re
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.dates import PARTIES, DateTroisChamps, DateTroisChampsWidget, lire_l_annee, lire_le_mois
from seuil.socle.naissances import Naissance, Precision

INCONNU: Final = {"", "0", "00", "?", "??", "inconnu", "inconnue"}
_ANNEE_SEULE: Final = re.compile(r"[1-9][0-9]{3}")


class NaissanceWidget(DateTroisChampsWidget):
    """The same three inputs; what is not known stays empty."""

    def decompress(self, value: Naissance | date | None) -> list[Any]:
        if not isinstance(value, Naissance):
            return super().decompress(value)
        connues = {Precision.JOUR: PARTIES, Precision.MOIS: PARTIES[1:], Precision.ANNEE: PARTIES[2:]}[value.precision]
        chiffres = dict(zip(PARTIES, super().decompress(value.jour), strict=True))
        return [chiffres[partie] if partie in connues else "" for partie in PARTIES]


class NaissanceField(DateTroisChamps):
    """A birth, cleaned to a `Naissance`: the day, or the day and the month, may be left empty or written 00.

    Show `socle.naissances.CONVENTION` beside it. `minimum` and `maximum` bound the first day.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", NaissanceWidget())
        manquant = _("Écrivez le jour, le mois et l’année. L’année seule suffit si vos papiers ne disent qu’elle.")
        options.setdefault("error_messages", {}).setdefault("required", manquant)
        super().__init__(**options)

    def to_python(self, value: Any) -> Naissance | None:  # type: ignore[override]
        if value is None or isinstance(value, Naissance):
            return value
        if isinstance(value, date):
            return Naissance(value)
        saisies = self.saisies(value)
        if _ANNEE_SEULE.fullmatch(saisies["jour"]) and not saisies["mois"] and not saisies["annee"]:
            saisies = {"jour": "", "mois": "", "annee": saisies["jour"]}
        if saisies["jour"].lower() not in INCONNU or not saisies["annee"]:
            jour = super().to_python(list(saisies.values()))
            return None if jour is None else Naissance(jour)
        return self._partielle(saisies)

    def _partielle(self, saisies: dict[str, str]) -> Naissance:
        annee = lire_l_annee(saisies["annee"])
        if saisies["mois"].lower() in INCONNU:
            return self._bornee(Naissance(date(annee, 1, 1), Precision.ANNEE))
        return self._bornee(Naissance(date(annee, lire_le_mois(saisies["mois"]), 1), Precision.MOIS))

    def _bornee(self, naissance: Naissance) -> Naissance:
        self.dans_les_bornes(naissance.jour, str(naissance))
        return naissance
