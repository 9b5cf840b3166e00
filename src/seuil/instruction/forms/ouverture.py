"""Why an agent opens a restricted paper, or takes a copy away."""

from typing import Any

from django import forms

from seuil.socle.design.champs import TexteField


class PriseForm(forms.Form):
    motif = TexteField(
        label="Pourquoi vous ouvrez ce document réservé",
        longueur_max=200,
        help_text="Ces mots restent au journal de la demande.",
        error_messages={"required": "Écrivez pourquoi vous ouvrez ce document."},
    )


class TelechargementForm(forms.Form):
    motif = TexteField(
        label="Pourquoi",
        longueur_max=80,
        help_text="Écrit sur chaque page, avec votre nom.",
        error_messages={"required": "Écrivez pourquoi : c’est écrit sur chaque page."},
    )

    def __init__(self, donnees: Any = None, *, feuille: int) -> None:
        """``feuille``: each page has its own, beside the others."""
        super().__init__(donnees, auto_id=f"%s-{feuille}")
        self.feuille = feuille
