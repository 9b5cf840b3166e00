"""The openings of a desk, its closed days, the report of an appointment."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from seuil.acteurs.models import Agent
from seuil.regles.creneaux import Recurrence
from seuil.regles.feries import SEMAINE
from seuil.rendez_vous.nomenclatures import Orientation, Sorte
from seuil.socle.design.champs import (
    ChoixField,
    ChoixMultiplesField,
    DateTroisChamps,
    EntierField,
    HeureField,
    TexteField,
)

COMPTE_RENDU_MAX = 4_000
MINUTES_MIN, MINUTES_MAX = 5, 240


class PermanenceForm(forms.Form):
    sorte = ChoixField(label="Genre de rendez-vous")
    agent = ChoixField(label="Qui reçoit", liste=True, help_text="Pour un élu : qui tient son agenda.")
    jour = ChoixField(label="Jour", liste=True, choices=[(str(rang), nom) for rang, nom in enumerate(SEMAINE)])
    de = HeureField(label="De")
    a = HeureField(label="À")
    minutes = EntierField(label="Durée d’un rendez-vous, en minutes", minimum=MINUTES_MIN, maximum=MINUTES_MAX)
    du = DateTroisChamps(label="Premier jour")
    au = DateTroisChamps(label="Dernier jour", required=False, help_text="Vide : sans fin.")

    def __init__(
        self, *arguments: Any, agents: Iterable[Agent], sortes: Iterable[Sorte], le: date, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.le = le
        self.agents = {str(agent.pk): agent for agent in agents}
        choix = [(cle, agent.designation) for cle, agent in self.agents.items()]
        self.fields["agent"].choices = choix  # type: ignore[attr-defined]
        self.fields["sorte"].choices = [(sorte, sorte.label) for sorte in sortes]  # type: ignore[attr-defined]

    def clean(self) -> None:
        de, a, du, au = (self.cleaned_data.get(nom) for nom in ("de", "a", "du", "au"))
        if de and a and a <= de:
            self.add_error("a", "L’heure de fin vient après celle du début.")
        if du and au and au < du:
            self.add_error("au", "Le dernier jour vient après le premier.")
        if au and au < self.le:
            self.add_error("au", "Ce dernier jour est déjà passé.")

    @property
    def recurrence(self) -> Recurrence:
        """Return what was typed, once the form is valid."""
        dits = self.cleaned_data
        return Recurrence(int(dits["jour"]), dits["de"], dits["a"], dits["minutes"], dits["du"], dits["au"])


class FermetureForm(forms.Form):
    jour = DateTroisChamps(label="Jour fermé")
    motif = TexteField(label="Pourquoi", longueur_max=120, help_text="Le foyer le lit : « formation », « travaux ».")

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.le = le

    def clean_jour(self) -> date:
        jour: date = self.cleaned_data["jour"]
        if jour < self.le:
            raise forms.ValidationError("Ce jour est déjà passé.")
        return jour


class CompteRenduForm(forms.Form):
    compte_rendu = TexteField(
        label="Diagnostic et compte rendu",
        longueur_max=COMPTE_RENDU_MAX,
        lignes=8,
        help_text="Gardé au dossier. Le foyer le lit dans son espace : écrivez pour lui.",
        error_messages={"required": "Écrivez ce qui a été vu ensemble."},
    )
    orientations = ChoixMultiplesField(label="Orientations", choices=Orientation.choices, required=False)
