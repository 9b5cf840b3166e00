"""The day of a session."""

from datetime import date
from typing import Any

from django import forms

from seuil.commissions.models import Commission
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.design.champs import ChoixField, DateTroisChamps

HORIZON_MOIS = 12


class ConvoquerForm(forms.Form):
    commission = ChoixField(label="Commission", choices=[], liste=True)
    seance_le = DateTroisChamps(label="Jour de la séance")

    def __init__(self, *arguments: Any, commissions: list[Commission], le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        champ: Any = self.fields["commission"]
        champ.choices = [(str(commission.pk), commission.nom) for commission in commissions]
        jour: Any = self.fields["seance_le"]
        jour.minimum, jour.maximum = le, ajouter_mois(le, HORIZON_MOIS)
        self.commissions = {str(commission.pk): commission for commission in commissions}

    @property
    def choisie(self) -> Commission:
        return self.commissions[self.cleaned_data["commission"]]
