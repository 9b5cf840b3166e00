"""What whoever acts for a household may change, on one page: where it lives, what it wants."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.logement import MONTANTS, DepuisForm, LoyerForm, OccupationForm, TailleForm
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import TypeLogement
from seuil.socle.design.champs import CaseField, ChoixMultiplesField
from seuil.socle.design.partage import FormPartage


class ModificationPourLeFoyerForm(FormPartage, LoyerForm, TailleForm, DepuisForm, OccupationForm):
    """Neither where the household is told, nor its reasons and situations, which may say what is protected."""

    types = ChoixMultiplesField(label=_("Quels logements acceptez-vous ?"), choices=TypeLogement.choices)
    besoin_accessible = CaseField(label=_("Il faut un logement accessible en fauteuil roulant"), required=False)

    def __init__(self, *arguments: Any, demande: Demande, **options: Any) -> None:
        self.demande = demande
        actuelles = {nom: getattr(demande, nom) for nom in self.base_fields if nom != "vues"}
        super().__init__(*arguments, actuelles=actuelles, sujet=demande.numero_unique, **options)

    def redemander(self, champs: list[str]) -> None:
        """Ask about fields that changed between the reading and the writing; the demand holds their values."""
        self.actuelles = {nom: getattr(self.demande, nom) for nom in self.actuelles}
        self.demander(nom for nom in self.actuelles if nom in champs)

    def saisies(self) -> dict[str, Any]:
        """Return what was typed; no amount is zero."""
        return super().saisies() | {nom: self.cleaned_data[nom] or 0 for nom in MONTANTS}
