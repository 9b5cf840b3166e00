"""What an agent looks for among the demands."""

from typing import Any

from django import forms

from seuil.socle.design.champs import TexteField
from seuil.territoires.forms import CommuneField


class RechercheForm(forms.Form):
    q = TexteField(label="Numéro unique, nom, téléphone ou date de naissance", longueur_max=80, required=False)
    commune = CommuneField(label="Commune souhaitée", required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for champ in self.fields.values():
            champ.selon_une_reponse = True  # type: ignore[attr-defined]
