"""The day a paper form came, typed before anything else."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.socle.design.champs import DateTroisChamps, compacter, viser


class ReceptionForm(EtapeForm):
    recue_le = DateTroisChamps(
        label=_("Date de réception du formulaire papier"),
        required=False,
        help_text=_("Par exemple 20/11/2026. Rien si la personne est au guichet."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("recue_le", maximum=self.le)
        compacter(self)
        viser(self)
