"""Ask for a commune as people write it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from seuil.socle.design.champs import TexteField
from seuil.socle.design.champs.saisies import extrait
from seuil.territoires.models import Commune
from seuil.territoires.requetes import communes_nommees

PROPOSEES = 6


class CommuneField(TexteField):
    """A commune: name, postal code or both; cleaned to a Commune. ``ressort`` narrows it (a form may set it)."""

    def __init__(self, *, ressort: str | None = None, **options: Any) -> None:
        self.ressort = ressort
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(longueur_max=80, **options)

    def to_python(self, value: Any) -> Any:
        saisie = super().to_python(value)
        if not saisie:
            return None
        trouvees = list(communes_nommees(saisie, self.ressort)[: PROPOSEES + 1])
        if len(trouvees) == 1:
            return trouvees[0]
        if not trouvees:
            raise ValidationError(_introuvable(est_ici=bool(self.ressort)) % {"saisie": extrait(saisie)})
        noms = ", ".join(_proposition(commune) for commune in trouvees[:PROPOSEES])
        phrase = gettext("Plusieurs communes répondent à %(saisie)s : %(noms)s. Précisez le code postal.")
        raise ValidationError(phrase % {"saisie": extrait(saisie), "noms": noms})

    def prepare_value(self, value: Any) -> Any:
        return _proposition(value) if isinstance(value, Commune) else value


def _introuvable(*, est_ici: bool) -> str:
    if est_ici:
        return gettext("Nous ne trouvons pas la commune %(saisie)s ici. Écrivez son nom entier ou son code postal.")
    return gettext("Nous ne trouvons pas la commune %(saisie)s. Écrivez son nom entier ou son code postal.")


def _proposition(commune: Commune) -> str:
    return f"{commune.nom} ({commune.codes_postaux[:5] or commune.pk})"
