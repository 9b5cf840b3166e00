"""What a household may change by itself, at any time: where to write to it, where it lives, what it wants."""

from typing import Any

from seuil.demandes.forms.logement import LogementForm
from seuil.demandes.forms.souhaits import clean_trois_motifs
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Motif, Situation, TypeLogement
from seuil.socle.design.champs import CaseField, ChoixMultiplesField, CourrielField, TelephoneField, TexteField
from seuil.territoires.forms import CommuneField


class ModificationForm(LogementForm):
    adresse = TexteField(
        label="Adresse où vous recevez votre courrier", longueur_max=120, autocomplete="street-address"
    )
    commune = CommuneField(label="Commune de cette adresse", help_text="Son nom, ou son nom et son code postal.")
    telephone = TelephoneField(label="Téléphone", required=False)
    mel = CourrielField(label="Adresse e-mail", required=False)
    types = ChoixMultiplesField(label="Quels logements acceptez-vous ?", choices=TypeLogement.choices)
    besoin_accessible = CaseField(label="Il faut un logement accessible en fauteuil roulant", required=False)
    motifs = ChoixMultiplesField(
        label="Pourquoi demandez-vous un logement ?", choices=Motif.choices, help_text="Trois raisons au plus."
    )
    situations = ChoixMultiplesField(
        label="Êtes-vous dans une de ces situations ?", choices=Situation.choices, required=False
    )

    field_order = ("adresse", "commune", "telephone", "mel")

    def __init__(self, *arguments: Any, demande: Demande, **options: Any) -> None:
        self.demande = demande
        connu = {nom: getattr(demande, nom) for nom in self.base_fields}
        super().__init__(*arguments, initial=connu, **options)

    def clean_motifs(self) -> list[str]:
        """Three reasons at most (Cerfa 14069)."""
        return clean_trois_motifs(self.cleaned_data["motifs"])

    @property
    def changements(self) -> dict[str, Any]:
        """Return only what differs from what was known."""
        dites = self.cleaned_data | {nom: self.cleaned_data[nom] or 0 for nom in ("loyer_charges", "apl")}
        if self.demande.commune != dites["commune"]:
            dites["code_postal"] = (dites["commune"].codes_postaux or dites["commune"].pk)[:5]
        return {nom: valeur for nom, valeur in dites.items() if getattr(self.demande, nom) != valeur}
