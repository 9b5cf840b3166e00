"""What the forms of a demand share: the day they are filled on."""

from datetime import date
from typing import Any

from django import forms

from seuil.regles.controle_menage import plus_ancienne_naissance


class EtapeForm(forms.Form):
    """A step of the demand; ``le`` bounds the dates one may type."""

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.le = le

    def borner(self, nom: str, *, minimum: date | None = None, maximum: date | None = None) -> None:
        """Set the bounds, included, of a date field."""
        champ: Any = self.fields[nom]
        champ.minimum, champ.maximum = minimum, maximum

    @property
    def plus_vieux(self) -> date:
        """The oldest birth one may type."""
        return plus_ancienne_naissance(self.le)
