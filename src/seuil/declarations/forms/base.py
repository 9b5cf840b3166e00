"""What the pages of a demand share: the day they are filled on, and what was already answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from seuil.regles.controle_menage import plus_ancienne_naissance


@dataclass(frozen=True, slots=True)
class Selon:
    """What a page may depend on: the answers of the pages before it, and the adults it may name."""

    dites: Mapping[str, Any] = field(default_factory=dict)
    personnes: Mapping[str, str] = field(default_factory=dict)  # key of a person → name; the holder first
    autres: Mapping[str, str] = field(default_factory=dict)  # the other adults whose tax notice is not told yet
    est_vous: bool = False  # the page is about the holder, who is told « vous »


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

    @property
    def plus_vieux(self) -> date:
        """The oldest birth one may type."""
        return plus_ancienne_naissance(self.le)
