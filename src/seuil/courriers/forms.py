"""What became of a letter, as the agent who sent it records it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seuil.courriers.models import Echec, Preuve
from seuil.socle.design.champs import ChoixField, DateTroisChamps, TexteField

DU_SYSTEME = {Preuve.ESPACE, Preuve.ESPACE_REPUTE}  # that nobody types
SORTS = [*((preuve.value, preuve.label) for preuve in Preuve if preuve not in DU_SYSTEME), *Echec.choices]


class RemiseForm(forms.Form):
    """What became of a letter, and on which day."""

    sort = ChoixField(label=_("Ce que la lettre est devenue"), choices=SORTS)
    remise_le = DateTroisChamps(label=_("Le"), help_text=_("Le jour de la remise, du retour ou de l’appel."))
    note = TexteField(label=_("Ce qui le montre"), longueur_max=200, lignes=2, required=False)

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        remise_le: Any = self.fields["remise_le"]
        remise_le.maximum = le

    @property
    def devenir(self) -> Preuve | Echec:
        """Return the proof or the failure that was chosen."""
        choisi = self.cleaned_data["sort"]
        return Preuve(choisi) if choisi in Preuve else Echec(choisi)
