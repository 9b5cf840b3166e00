"""What a desk writes when two people who have a demand each become one household."""

from typing import Any

from django import forms

from seuil.demandes.forms.doublon import ReunionForm
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.socle.design.champs import ChoixField, TexteField

LIENS = ((Lien.CONJOINT, "En couple : mariage, PACS ou vie commune"), (Lien.CODEMANDEUR, "Pas en couple"))


class UnionForm(forms.Form):
    """``autre``: the number of the demand that will be left, which the agent must be able to open."""

    autre = TexteField(label="Numéro unique de l’autre demande", longueur_max=30)
    lien = ChoixField(label="Ces deux personnes", choices=LIENS)
    rencontre = ReunionForm.base_fields["rencontre"]
    accord = ReunionForm.base_fields["accord"]
    precision = ReunionForm.base_fields["precision"]
    piece_vue = ReunionForm.base_fields["piece_vue"]

    def __init__(self, *arguments: Any, visibles: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.visibles = visibles

    def clean_autre(self) -> Demande:
        """Return the demand of that number, however it was typed."""
        numero = "".join(self.cleaned_data["autre"].split()).upper()
        trouvee: Demande | None = self.visibles.filter(numero_unique=numero).first()
        if trouvee is None:
            raise forms.ValidationError("Aucune demande de ce numéro ne s’ouvre à ce guichet. Vérifiez-le.")
        return trouvee
