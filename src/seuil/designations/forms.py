"""Why fewer than three candidates, why a rank is passed over."""

from django import forms

from seuil.socle.design.champs import TexteField


class DesignationForm(forms.Form):
    motif_rang_passe = TexteField(
        label="Si vous passez un rang, pourquoi ?",
        longueur_max=300,
        lignes=3,
        required=False,
        help_text="Ce motif figure au dossier de la commission.",
    )
    motif_insuffisance = TexteField(
        label="Si vous désignez moins de candidats que le minimum légal, pourquoi ?",
        longueur_max=300,
        lignes=3,
        required=False,
        help_text="Ce motif figure au procès-verbal.",
    )
    pq = TexteField(
        label="Pourquoi pas cette personne ?",
        longueur_max=40,
        required=False,
        help_text="Son numéro unique, avec ou sans espaces.",
    )
