"""The work and the monthly resources of one adult."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Contrat, Ressource
from seuil.socle.design.champs import ChoixField, ChoixMultiplesField, MontantField, TexteField
from seuil.territoires.forms import LieuDuMondeField

MENSUEL_MAXIMUM = 99_999
AUCUNE: Final = "0"
EN_EMPLOI = frozenset({Contrat.CDI, Contrat.CDD, Contrat.INDEPENDANT, Contrat.APPRENTI})


VERSEE = _("Pension alimentaire que je verse")


class TravailForm(EtapeForm):
    contrat = ChoixField(label=_("Situation professionnelle"), choices=Contrat.choices)


class EmploiForm(EtapeForm):
    profession = TexteField(label=_("Métier"), longueur_max=60, required=False)
    employeur = TexteField(
        label=_("Employeur"),
        longueur_max=60,
        required=False,
        help_text=_("Le principal. À partir de dix salariés, il peut aider à trouver un logement."),
    )
    lieu_travail = LieuDuMondeField(label=_("Ville du lieu de travail"), required=False)


class SourcesForm(EtapeForm):
    sources = ChoixMultiplesField(
        label=_("D’où vient l’argent chaque mois ?"),
        choices=[(AUCUNE, _("Aucune ressource")), *Ressource.choices],
        help_text=_("L’aide au logement ne compte pas ici."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if self.selon.est_vous:
            champ: Any = self.fields["sources"]
            champ.choices = [(code, VERSEE if code == Ressource.PENSION_VERSEE else dit) for code, dit in champ.choices]

    def clean_sources(self) -> list[str]:
        """Refuse « none » beside something."""
        sources: list[str] = self.cleaned_data["sources"]
        if AUCUNE in sources and len(sources) > 1:
            raise ValidationError(gettext("« Aucune ressource » ne va pas avec les autres réponses cochées."))
        return sources


class MontantsForm(EtapeForm):
    """One amount for each resource that was ticked, and no other."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for code in self.selon.dites.get("sources", []):
            if code != AUCUNE:
                self.fields[f"montant_{code}"] = MontantField(
                    label=VERSEE if self.selon.est_vous and code == Ressource.PENSION_VERSEE else Ressource(code).label,
                    maximum=MENSUEL_MAXIMUM,
                    help_text=_("Net, par mois, en euros."),
                    periode="mois",
                )


def par_mois(dites: dict[str, Any]) -> dict[str, int]:
    """Return the euros a month of each resource, by code, from the cleaned answers of a person."""
    return {nom.removeprefix("montant_"): montant for nom, montant in dites.items() if nom.startswith("montant_")}


def total_recu(ressources: dict[str, int]) -> int:
    """Return what a person receives a month: a maintenance that it pays is told apart, never taken off."""
    return sum(montant for code, montant in ressources.items() if code != Ressource.PENSION_VERSEE)
