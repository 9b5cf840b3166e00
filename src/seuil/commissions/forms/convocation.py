"""The day of a session, and why it changes."""

from datetime import date
from typing import Any

from django import forms

from seuil.commissions.models import Commission, Seance
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.design.champs import CaseField, ChoixField, DateTroisChamps, HeureField, TexteField

HORIZON_MOIS = 12


class ConvoquerForm(forms.Form):
    commission = ChoixField(label="Commission", choices=[], liste=True)
    seance_le = DateTroisChamps(label="Jour de la séance")
    heure = HeureField(label="Heure", required=False)
    lieu = TexteField(label="Lieu", longueur_max=200, required=False)
    deuxieme = CaseField(label="Oui, une deuxième séance ce jour-là", required=False)

    def __init__(self, *arguments: Any, commissions: list[Commission], le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        champ: Any = self.fields["commission"]
        champ.choices = [(str(commission.pk), commission.nom) for commission in commissions]
        _borner(self.fields["seance_le"], le)
        self.commissions = {str(commission.pk): commission for commission in commissions}

    def clean(self) -> dict[str, Any]:
        """Ask before a second session of the same commission on the same day."""
        dit = super().clean() or {}
        commission = self.commissions.get(dit.get("commission", ""))
        if commission and dit.get("seance_le") and not dit.get("deuxieme") and _deja(commission, dit["seance_le"]):
            self.add_error("deuxieme", "Une séance est déjà convoquée ce jour-là. En voulez-vous une autre ?")
        return dit

    @property
    def choisie(self) -> Commission:
        return self.commissions[self.cleaned_data["commission"]]

    @property
    def demande_confirmation(self) -> bool:
        """Say whether the question of a second session is to be shown."""
        return "deuxieme" in self.errors or bool(self.data.get("deuxieme"))


class DeplacerForm(forms.Form):
    seance_le = DateTroisChamps(label="Nouveau jour")
    heure = HeureField(label="Nouvelle heure", required=False)
    motif = TexteField(
        label="Pourquoi", longueur_max=300, error_messages={"required": "Écrivez pourquoi la séance change de jour."}
    )

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options | {"prefix": "deplacer"})
        _borner(self.fields["seance_le"], le)


class AnnulerForm(forms.Form):
    """Why a session, or a dwelling of its agenda, is taken away."""

    motif = TexteField(label="Pourquoi", longueur_max=300, error_messages={"required": "Écrivez pourquoi."})


def _borner(champ: Any, le: date) -> None:
    champ.minimum, champ.maximum = le, ajouter_mois(le, HORIZON_MOIS)


def _deja(commission: Commission, le: date) -> bool:
    return Seance.objects.filter(commission=commission, le=le).exclude(etat="annulee").exists()
