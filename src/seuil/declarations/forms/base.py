"""What the pages of a demand share: the day they are filled on, and what was already answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from seuil.declarations.models import Brut
from seuil.regles.controle_menage import plus_ancienne_naissance
from seuil.socle.design.champs import ChoixMultiplesField


@dataclass(frozen=True, slots=True)
class Selon:
    """What a page may depend on: the answers of the pages before it, and the adults it may name."""

    dites: Mapping[str, Any] = field(default_factory=dict)
    personnes: Mapping[str, str] = field(default_factory=dict)  # key of a person → name; the holder first
    autres: Mapping[str, str] = field(default_factory=dict)  # the other adults whose tax notice is not told yet
    est_vous: bool = False  # the page is about the holder, who is told « vous »


class PersonnesField(ChoixMultiplesField):
    """People of the draft, by their keys; who left since is not ticked any more."""

    def to_python(self, value: Any) -> list[str]:
        return [cle for cle in super().to_python(value) if self.valid_value(cle)]


class EtapeForm(forms.Form):
    """A page of the demand; ``le`` bounds the dates one may type."""

    def __init__(self, *arguments: Any, le: date, selon: Selon | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.le = le
        self.selon = selon or Selon()

    def borner(self, nom: str, *, minimum: date | None = None, maximum: date | None = None) -> None:
        """Set the bounds, included, of a date field."""
        champ: Any = self.fields[nom]
        champ.minimum, champ.maximum = minimum, maximum

    def sous_entendu(self, dite: Brut) -> Brut:
        """Return what these answers say without being typed, kept with them: the household may change after."""
        return {}

    @property
    def plus_vieux(self) -> date:
        """The oldest birth one may type."""
        return plus_ancienne_naissance(self.le)
