"""The work and the income of one adult of the household; one form per person, with a prefix."""

from typing import Any

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.models import EUROS_MAX
from seuil.demandes.nomenclatures import Contrat
from seuil.socle.design.champs import ChoixField, MontantField
from seuil.territoires.forms import CommuneField

MENSUEL_MAXIMUM = 99_999


class RessourcesForm(EtapeForm):
    contrat = ChoixField(label="Situation professionnelle", choices=Contrat.choices)
    commune_travail = CommuneField(label="Commune où cette personne travaille", required=False)
    ressources_mensuelles = MontantField(
        label="Ressources nettes par mois",
        maximum=MENSUEL_MAXIMUM,
        help_text="Salaire, retraite, chômage, allocations. Sans l’aide au logement. Écrivez 0 s’il n’y en a pas.",
    )
    rfr_n2 = MontantField(label="Revenu fiscal de référence", maximum=EUROS_MAX, required=False)
    rfr_n1 = MontantField(label="Revenu fiscal de référence de l’année suivante", maximum=EUROS_MAX, required=False)

    def __init__(self, *arguments: Any, titre: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.titre = titre
        annee = self.le.year
        self.fields["rfr_n2"].label = f"Revenu fiscal de référence de {annee - 2}"
        self.fields["rfr_n2"].help_text = (
            f"Sur l’avis d’impôt de {annee - 1}, première page. Rien si vous ne l’avez pas sous la main : "
            "vous pourrez l’ajouter plus tard."
        )
        self.fields["rfr_n1"].label = f"Revenu fiscal de référence de {annee - 1}"
        self.fields["rfr_n1"].help_text = f"Utile si vos revenus ont baissé d’au moins 10 % depuis {annee - 2}."
