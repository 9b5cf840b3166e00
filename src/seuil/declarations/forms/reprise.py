"""Take a draft up again: its code, and the date of birth that it holds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.socle.design.champs import NaissanceField, TexteField


class LienForm(EtapeForm):
    naissance = NaissanceField(
        label=_("Votre date de naissance"),
        required=False,
        help_text=_("Si vous l’aviez déjà écrite. Elle montre que cette demande est la vôtre."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("naissance", minimum=self.plus_vieux, maximum=self.le)


class RepriseForm(LienForm):
    code = TexteField(label=_("Votre code"), longueur_max=40, help_text=_("Douze lettres et chiffres."))
    field_order = ("code", "naissance")
