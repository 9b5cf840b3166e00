"""A text that may mean several things: one exact meaning is taken, otherwise the near ones are proposed as rows.

Without a script, a row is chosen and the form sent again; with one, `seuil/js/suggestions.js` proposes while one types.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
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


class PropositionsWidget(WidgetCompose):
    """A text input, named as the field, and the choice among what is proposed, named `<champ>_choix`."""

    gabarit = "seuil/composants/propositions.html"

    def __init__(self, suggestions: str | Promise = "", *, autocomplete: str = "off") -> None:
        self.suggestions = suggestions
        super().__init__({"": forms.TextInput(attrs={"autocomplete": autocomplete}), "choix": forms.HiddenInput()})

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
        attributs |= {"data-suggestions": str(self.suggestions)} if self.suggestions else {}
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

    def introuvable(self) -> str:
        """Return the sentence, with `%(saisie)s`, for a text that means nothing."""
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        texte, choix = dire(value, parties=2)
        saisie = super().to_python(texte)
        if not saisie:
            return None
        proposees = self.proposer(saisie)
        exactes = [une for une in proposees if une.exacte]
        proposees = exactes or proposees
        choisies = exactes if len(exactes) == 1 else [une for une in proposees if une.cle == choix]
        if len(choisies) != 1:
            raise self._refus(saisie, proposees)
        return choisies[0].valeur

    def _refus(self, saisie: str, proposees: Sequence[Proposition]) -> ValidationError:
        phrase = self.introuvable()
        if any(une.exacte for une in proposees):
            phrase = gettext(
                "Plusieurs réponses sont possibles pour %(saisie)s. Choisissez dans la liste, ou précisez."
            )
        elif proposees:
            phrase = gettext("Nous ne trouvons pas %(saisie)s. Choisissez dans la liste, ou corrigez votre réponse.")
        dite = (phrase % {"saisie": extrait(saisie)}).replace("%", "%%")
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
