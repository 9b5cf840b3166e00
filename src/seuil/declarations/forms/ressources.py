"""The work and the income of one adult of the household; one form per person, with a prefix."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.models import EUROS_MAX
from seuil.demandes.nomenclatures import Contrat
from seuil.regles.ressources import baisse_comptee
from seuil.socle.design.champs import ChoixField, MontantField
from seuil.territoires.forms import CommuneField

MENSUEL_MAXIMUM = 99_999


class RessourcesForm(EtapeForm):
    contrat = ChoixField(label=_("Situation professionnelle"), choices=Contrat.choices)
    commune_travail = CommuneField(label=_("Commune où cette personne travaille"), required=False)
    ressources_mensuelles = MontantField(
        label=_("Ressources nettes par mois"),
        maximum=MENSUEL_MAXIMUM,
        help_text=_("Salaire, retraite, chômage, allocations. Sans l’aide au logement. Écrivez 0 s’il n’y en a pas."),
    )
    rfr_n2 = MontantField(label=_("Revenu fiscal de référence"), maximum=EUROS_MAX, required=False)
    rfr_n1 = MontantField(label=_("Revenu fiscal de référence de l’année suivante"), maximum=EUROS_MAX, required=False)

    def __init__(self, *arguments: Any, titre: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.titre = titre
        avant, dernier = {"annee": self.le.year - 2}, {"annee": self.le.year - 1}
        self.fields["rfr_n2"].label = gettext("Revenu fiscal de référence de %(annee)s") % avant
        self.fields["rfr_n2"].help_text = (
            gettext(
                "Sur l’avis d’impôt de %(annee)s, première page. Rien si vous ne l’avez pas sous la main : "
                "vous pourrez l’ajouter plus tard."
            )
            % dernier
        )
        self.fields["rfr_n1"].label = gettext("Revenu fiscal de référence de %(annee)s") % dernier
        utile = gettext("Utile si vos revenus ont baissé d’au moins %(baisse)s %% depuis %(annee)s.")
        self.fields["rfr_n1"].help_text = utile % {**avant, "baisse": baisse_comptee(self.le)}
