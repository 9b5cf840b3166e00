"""Why the address of a household that hides is opened."""

from django import forms

from seuil.demandes.nomenclatures import ButOuverture
from seuil.socle.design.champs import ChoixField


class OuvertureForm(forms.Form):
    but = ChoixField(label="Pourquoi l’ouvrir ?", choices=ButOuverture.choices)
