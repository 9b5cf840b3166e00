"""A grid, as its own text."""

from django import forms

from seuil.regles.grilles.lecture import TAILLE_MAXIMUM
from seuil.socle.design.champs import TexteField


class PublierForm(forms.Form):
    texte = TexteField(
        label="La grille, en TOML",
        longueur_max=TAILLE_MAXIMUM,
        lignes=24,
        help_text="Partez du texte de la version en vigueur. Une version publiée ne change plus : faites-en une autre.",
        error_messages={"required": "Collez le texte de la grille."},
    )
