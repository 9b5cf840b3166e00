"""Ask for a commune as people write it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

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
            ou = " ici" if self.ressort else ""
            raise ValidationError(
                f"Nous ne trouvons pas la commune {extrait(saisie)}{ou}. Écrivez son nom entier ou son code postal."
            )
        noms = ", ".join(_proposition(commune) for commune in trouvees[:PROPOSEES])
        raise ValidationError(f"Plusieurs communes répondent à {extrait(saisie)} : {noms}. Précisez le code postal.")

    def prepare_value(self, value: Any) -> Any:
        return _proposition(value) if isinstance(value, Commune) else value


def _proposition(commune: Commune) -> str:
    return f"{commune.nom} ({commune.codes_postaux[:5] or commune.pk})"
