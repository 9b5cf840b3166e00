"""A text that may mean several things: one exact meaning is taken, otherwise the near ones are proposed as rows.

Without a script, a row is chosen and the form sent again; with one, `seuil/js/suggestions.js` proposes while one types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext

from seuil.socle.design.champs.saisies import extrait
from seuil.socle.design.champs.textes import TexteField

CODE = "propositions"


@dataclass(frozen=True, slots=True)
class Proposition:
    """A meaning: ``cle`` is what the form sends for it, ``exacte`` when it is what was written."""

    cle: str
    libelle: str
    exemple: str
    valeur: Any
    exacte: bool


class WidgetCompose(forms.MultiWidget):
    """Several controls under one question; ``gabarit`` shows what ``montrer`` returns."""

    gabarit = ""

    def montrer(self, champ: BoundField, identifiant: str, decrit: str) -> dict[str, Any]:
        """Return what the template shows beside the label, the help and the errors."""
        raise NotImplementedError

    def premier_controle(self, champ: BoundField, identifiant: str) -> str:
        """Return the id of the control that a link of the error summary must reach."""
        return identifiant


class PropositionsWidget(WidgetCompose):
    """A text input, named as the field, and the choice among what is proposed, named `<champ>_choix`."""

    gabarit = "seuil/composants/propositions.html"

    def __init__(
        self,
        suggestions: object = "",
        *,
        autocomplete: str = "off",
        autres: Mapping[str, forms.Widget] = MappingProxyType({}),
    ) -> None:
        self.suggestions = suggestions
        texte = forms.TextInput(attrs={"autocomplete": autocomplete})
        super().__init__({"": texte, "choix": forms.HiddenInput(), **autres})

    def decompress(self, value: Any) -> list[str]:
        return [str(value or ""), ""]

    def montrer(self, champ: BoundField, identifiant: str, decrit: str) -> dict[str, Any]:
        saisie, choix = dire(champ.value(), parties=2)
        return self.montrer_saisie(champ, (saisie, choix), identifiant, decrit)

    def montrer_saisie(
        self, champ: BoundField, dites: tuple[str, str], identifiant: str, decrit: str
    ) -> dict[str, Any]:
        """Return the text input, the rows proposed, and the choice already made when there is nothing to choose."""
        proposees = propositions_du_refus(champ)
        attributs: dict[str, Any] = {"class": "form-control", "id": identifiant}
        if champ.errors:
            attributs |= {"class": "form-control is-invalid", "aria-invalid": "true"}
        attributs |= {"aria-describedby": decrit} if decrit else {}
        if self.suggestions:
            attributs |= {"data-suggestions": str(self.suggestions), "data-annonce": gettext("Propositions :")}
        return {
            "saisie": self.widgets[0].render(champ.html_name, dites[0], attributs),
            "nom_du_choix": f"{champ.html_name}_choix",
            "proposees": proposees,
            "choix": dites[1],
        }


class PropositionsField(TexteField):
    """Cleaned to the value of the one exact meaning, or of the row that was chosen; a subclass proposes."""

    def proposer(self, saisie: str) -> Sequence[Proposition]:
        """Return what a text may mean, best first."""
        raise NotImplementedError

    def exactes(self, saisie: str) -> Sequence[Proposition]:
        """Return those that a text names exactly: what is only near is not looked for when there is one."""
        return [une for une in self.proposer(saisie) if une.exacte]

    def phrase(self, proposees: Sequence[Proposition]) -> str:
        """Return the sentence of a refusal, with `%(saisie)s`: several are exact, some are near, or none."""
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        texte, choix = dire(value, parties=2)
        saisie = super().to_python(texte)
        if not saisie:
            return None
        exactes = self.exactes(saisie)
        proposees = exactes or self.proposer(saisie)
        choisies = exactes if len(exactes) == 1 else [une for une in proposees if une.cle == choix]
        if len(choisies) != 1:
            raise self._refus(saisie, proposees)
        return choisies[0].valeur

    def _refus(self, saisie: str, proposees: Sequence[Proposition]) -> ValidationError:
        dite = (self.phrase(proposees) % {"saisie": extrait(saisie)}).replace("%", "%%")
        return ValidationError(dite, code=CODE, params={"propositions": proposees})


def dire(valeur: Any, *, parties: int) -> tuple[str, ...]:
    """Return the parts that were typed, as many as asked; a text alone is the first."""
    dites = list(valeur) if isinstance(valeur, list | tuple) else [valeur]
    textes = [str(dite) if dite is not None else "" for dite in dites[:parties]]
    return tuple(textes + [""] * (parties - len(textes)))


def propositions_du_refus(champ: BoundField) -> Sequence[Proposition]:
    """Return what the refusal of this field proposes, nothing when it is not refused for that."""
    refus = champ.form.errors.as_data().get(champ.name, [])
    proposees = [un.params["propositions"] for un in refus if un.code == CODE and un.params]
    return proposees[0] if proposees else []
