"""A slot among those that are free, or the words of who finds none."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Guichet
from seuil.socle.design.champs import ChoixField, TexteField

MOTS_MAX = 300


class CreneauField(ChoixField):
    """One slot; another one than those shown was taken meanwhile."""

    def validate(self, value: Any) -> None:
        if value and not self.valid_value(value):
            raise forms.ValidationError(gettext("Ce créneau n’est plus libre. Choisissez-en un autre."), code="pris")
        super().validate(value)


class CreneauForm(forms.Form):
    creneau = CreneauField(label=_("Heure"), error_messages={"required": _("Choisissez une heure.")})

    def __init__(self, *arguments: Any, choix: Sequence[tuple[str, str]], jour: str = "", **options: Any) -> None:
        """``choix``: the hours of the day shown; ``jour``: this day in words, the label of the question."""
        super().__init__(*arguments, **options)
        champ = self.fields["creneau"]
        champ.choices = choix  # type: ignore[attr-defined]
        champ.label = jour or champ.label


class AttendreForm(forms.Form):
    guichet = ChoixField(label=_("Guichet"))
    mots = TexteField(
        label=_("Quand pouvez-vous venir ?"),
        longueur_max=MOTS_MAX,
        lignes=3,
        required=False,
        help_text=_("Par exemple : le mercredi après-midi, ou après 16 h."),
    )

    def __init__(self, *arguments: Any, guichets: Sequence[Guichet], **options: Any) -> None:
        super().__init__(*arguments, **options)
        choix = [(guichet.pk, guichet.nom) for guichet in guichets]
        self.fields["guichet"].choices = choix  # type: ignore[attr-defined]
        if len(choix) == 1:
            self.fields["guichet"].initial = choix[0][0]
            self.fields["guichet"].widget = forms.HiddenInput()


class DeclinerForm(forms.Form):
    mots = TexteField(label=_("Quand pouvez-vous venir ?"), longueur_max=MOTS_MAX, lignes=3, required=False)


class AnnulerForm(forms.Form):
    motif = TexteField(
        label=_("Pourquoi l’annuler ?"),
        longueur_max=MOTS_MAX,
        lignes=2,
        error_messages={"required": _("Écrivez pourquoi : quelques mots suffisent.")},
    )
