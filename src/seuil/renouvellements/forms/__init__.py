"""What a desk types: a renewal presented to it, a try to reach a household."""

from datetime import date
from typing import Any

from django import forms

from seuil.renouvellements.nomenclatures import AU_GUICHET, Essai
from seuil.socle.design.champs import ChoixField, DateTroisChamps, TexteField


class RenouvellementForm(forms.Form):
    """How and when the household presented its renewal."""

    voie = ChoixField(
        label="Comment le foyer renouvelle",
        choices=AU_GUICHET,
        error_messages={"required": "Dites comment le foyer renouvelle."},
    )
    presente_le = DateTroisChamps(
        label="Présenté le",
        help_text="Le jour où la personne est venue, a appelé, ou le jour où sa lettre est arrivée.",
    )

    def __init__(self, donnees: Any, *, le: date) -> None:
        super().__init__(donnees, initial={"presente_le": le})


class TentativeForm(forms.Form):
    """What was tried, and what came of it."""

    essai = ChoixField(
        label="Ce qui a été tenté", choices=Essai.choices, error_messages={"required": "Dites ce qui a été tenté."}
    )
    note = TexteField(label="Précision", longueur_max=200, lignes=2, required=False)


class ReintegrationForm(forms.Form):
    """Why a demand comes back."""

    raison = TexteField(
        label="Pourquoi cette demande revient",
        longueur_max=300,
        lignes=3,
        help_text="Le foyer lit cette phrase. Par exemple : « l’avis de renouvellement n’était pas parti ».",
        error_messages={"required": "Écrivez pourquoi : le foyer et le journal le gardent."},
    )
