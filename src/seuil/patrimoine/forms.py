"""What a landlord says of a dwelling that becomes free."""

from datetime import date
from typing import Any

from django import forms

from seuil.regles.calendrier import ajouter_mois
from seuil.regles.contingents import motifs_hors_flux
from seuil.socle.design.champs import ChoixField, DateTroisChamps

LIBELLES_HORS_FLUX = {
    "mutation": "Mutation d’un locataire du parc social",
    "relogement_npnru": "Relogement, renouvellement urbain",
    "relogement_orcod": "Relogement, copropriété dégradée",
    "habitat_indigne": "Relogement, habitat indigne",
    "vente": "Relogement avant une vente",
    "defense_securite_sante": "Défense, sécurité intérieure ou établissement de santé",
}
DANS_LE_FLUX = ("", "Non : il entre dans le flux de l’année")
PREAVIS_MAXIMAL_MOIS, RETARD_MAXIMAL_MOIS = 24, 24


class DeclarerForm(forms.Form):
    libre_le = DateTroisChamps(label="Libre le", help_text="Le jour où un nouveau locataire peut entrer.")
    hors_flux = ChoixField(
        label="Le logement est-il hors flux (article R441-5) ?", choices=[DANS_LE_FLUX], required=False
    )

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        libre_le: Any = self.fields["libre_le"]
        libre_le.minimum = ajouter_mois(le, -RETARD_MAXIMAL_MOIS)
        libre_le.maximum = ajouter_mois(le, PREAVIS_MAXIMAL_MOIS)
        hors_flux: Any = self.fields["hors_flux"]
        hors_flux.choices = [DANS_LE_FLUX, *((motif, LIBELLES_HORS_FLUX[motif]) for motif in motifs_hors_flux(le))]


class ActeForm(forms.Form):
    """A button: nothing is typed, a refusal is said above it."""
