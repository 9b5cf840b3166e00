"""What a household may change by itself, at any time: where to write to it, where it lives, what it wants."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.logement import MONTANTS, DepuisForm, LoyerForm, OccupationForm, TailleForm
from seuil.declarations.forms.souhaits import clean_trois_motifs
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Motif, Situation, TypeLogement
from seuil.socle.design.champs import AdresseField, CaseField, ChoixMultiplesField, CourrielField, TelephoneField
from seuil.socle.design.partage import FormPartage
from seuil.territoires.forms import LieuDuMondeField


class ModificationForm(FormPartage, LoyerForm, TailleForm, DepuisForm, OccupationForm):
    adresse = AdresseField(
        label=_("Adresse où vous recevez votre courrier"), longueur_max=120, autocomplete="street-address"
    )
    lieu = LieuDuMondeField(label=_("Ville de cette adresse"), help_text=_("Son nom, ou son nom et son code postal."))
    telephone = TelephoneField(label=_("Téléphone"), required=False)
    mel = CourrielField(label=_("Adresse e-mail"), required=False)
    types = ChoixMultiplesField(label=_("Quels logements acceptez-vous ?"), choices=TypeLogement.choices)
    besoin_accessible = CaseField(label=_("Il faut un logement accessible en fauteuil roulant"), required=False)
    motifs = ChoixMultiplesField(
        label=_("Pourquoi demandez-vous un logement ?"), choices=Motif.choices, help_text=_("Trois raisons au plus.")
    )
    situations = ChoixMultiplesField(
        label=_("Êtes-vous dans une de ces situations ?"), choices=Situation.choices, required=False
    )

    field_order = ("adresse", "lieu", "telephone", "mel")

    def __init__(self, *arguments: Any, demande: Demande, **options: Any) -> None:
        self.demande = demande
        actuelles = {nom: getattr(demande, nom) for nom in self.base_fields if nom != "vues"}
        super().__init__(*arguments, actuelles=actuelles, sujet=demande.numero_unique, **options)

    def clean_motifs(self) -> list[str]:
        """Three reasons at most (Cerfa 14069)."""
        return clean_trois_motifs(self.cleaned_data["motifs"])

    def redemander(self, champs: list[str]) -> None:
        """Ask about fields that changed between the reading and the writing; the demand holds their values."""
        self.actuelles = {nom: getattr(self.demande, nom) for nom in self.actuelles}
        self.demander(nom for nom in self.actuelles if nom in champs or (nom == "lieu" and "commune" in champs))

    def saisies(self) -> dict[str, Any]:
        """Return what was typed; no amount is zero."""
        return super().saisies() | {nom: self.cleaned_data[nom] or 0 for nom in MONTANTS}

    @property
    def a_enregistrer(self) -> dict[str, Any]:
        """Return the changes, a new place as its columns."""
        changements = self.changements
        lieu = changements.pop("lieu", None)
        return changements | (lieu.colonnes if lieu else {})


class ModificationPourLeFoyerForm(ModificationForm):
    """The same for who acts for the household: not where it is told, nor the reasons, which may say what is protected.

    A field set to None is not asked.
    """

    adresse = None  # type: ignore[assignment]
    lieu = None  # type: ignore[assignment]
    telephone = None  # type: ignore[assignment]
    mel = None  # type: ignore[assignment]
    motifs = None  # type: ignore[assignment]
    situations = None  # type: ignore[assignment]
