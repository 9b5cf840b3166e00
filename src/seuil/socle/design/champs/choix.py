"""Questions with listed answers, shown as whole rows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import extrait

OUI, NON = _("Oui"), _("Non")
MANQUANT = _("Choisissez une réponse.")


class ChoixField(forms.ChoiceField):
    """One answer among a list, as radio rows or, with `liste`, as a select. `exemples` explains some answers."""

    def __init__(
        self, *, exemples: Mapping[str, str | Promise] | None = None, liste: bool = False, **options: Any
    ) -> None:
        self.exemples = dict(exemples or {})
        options.setdefault("widget", forms.Select() if liste else forms.RadioSelect())
        options.setdefault("error_messages", {}).setdefault("required", MANQUANT)
        super().__init__(**options)

    def validate(self, value: Any) -> None:
        _refuser_hors_liste(self, [value] if value else [])
        super().validate(value)


class ChoixMultiplesField(forms.MultipleChoiceField):
    """Several answers among a list, as checkbox rows."""

    def __init__(self, *, exemples: Mapping[str, str | Promise] | None = None, **options: Any) -> None:
        self.exemples = dict(exemples or {})
        options.setdefault("widget", forms.CheckboxSelectMultiple())
        options.setdefault("error_messages", {}).setdefault("required", _("Choisissez au moins une réponse."))
        super().__init__(**options)

    def validate(self, value: Any) -> None:
        _refuser_hors_liste(self, value)
        super().validate(value)


class OuiNonField(ChoixField):
    """Yes or no, cleaned to a bool; None when it may be left unanswered. ``non_d_abord``: « no » is read first."""

    def __init__(
        self, *, oui: str | Promise = OUI, non: str | Promise = NON, non_d_abord: bool = False, **options: Any
    ) -> None:
        choix = [("oui", oui), ("non", non)]
        super().__init__(choices=choix[::-1] if non_d_abord else choix, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "oui", False: "non"}.get(value, value) if isinstance(value, bool) else value

    def clean(self, value: Any) -> bool | None:
        reponse = super().clean(value)
        return {"oui": True, "non": False}.get(reponse)


class CaseField(forms.BooleanField):
    """One box to tick, as a row; `exemple` explains it in small."""

    def __init__(self, *, exemple: str | Promise = "", **options: Any) -> None:
        self.exemple = exemple
        options.setdefault("error_messages", {}).setdefault("required", _("Cochez cette case pour continuer."))
        super().__init__(**options)


def _refuser_hors_liste(champ: forms.ChoiceField, valeurs: list[str]) -> None:
    for valeur in valeurs:
        if not champ.valid_value(valeur):
            raise forms.ValidationError(
                gettext("Choisissez une réponse de la liste. Nous avons reçu %(saisie)s.")
                % {"saisie": extrait(valeur)},
                code="hors_liste",
            )
