"""The address of a household that hides, typed at a desk with the person: blank at first."""

from typing import Any

from seuil.declarations.forms.identite import AdresseForm
from seuil.demandes.nomenclatures import ButOuverture
from seuil.socle.design.champs import ChoixField


class AdresseProtegeeForm(AdresseForm):
    """``but``: why, as for an opening; the desk learns the address that it writes.

    Neither the browser of the desk nor a service of addresses keeps or hears what is typed.
    """

    but = ChoixField(label="Pourquoi ?", choices=ButOuverture.choices, initial=ButOuverture.CORRIGER)
    field_order = ("but", "adresse", "lieu", "hebergeant")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        rue = self.fields["adresse"].widget
        rue.attrs = {nom: dit for nom, dit in rue.attrs.items() if not nom.startswith("data-")}
        rue.attrs["autocomplete"] = "off"

    @property
    def changements(self) -> dict[str, Any]:
        """Return the columns of the demand that this makes."""
        dit = self.cleaned_data
        return {"adresse": dit["adresse"], "hebergeant": dit["hebergeant"], **dit["lieu"].colonnes}
