"""Where the household lives now."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Occupation
from seuil.socle.design.champs import ChoixField, DateTroisChamps, EntierField, MontantField

LOYER_MAXIMUM = 9_999


class LogementForm(EtapeForm):
    occupation = ChoixField(label=_("Où habitez-vous aujourd’hui ?"), choices=Occupation.choices)
    occupation_depuis = DateTroisChamps(
        label=_("Depuis quand ?"),
        sans_jour=True,
        required=False,
        help_text=_("Le mois et l’année suffisent : pour mars 2023, écrivez 3 puis 2023."),
    )
    surface = EntierField(
        label=_("Surface, en m²"), minimum=1, maximum=999, required=False, help_text=_("À peu près, c’est bien.")
    )
    pieces = EntierField(label=_("Nombre de pièces, sans la cuisine"), minimum=0, maximum=20, required=False)
    nb_occupants = EntierField(label=_("Combien de personnes y vivent, vous compris ?"), minimum=1, maximum=40)
    loyer_charges = MontantField(
        label=_("Loyer et charges par mois"),
        maximum=LOYER_MAXIMUM,
        required=False,
        help_text=_("En euros. Rien si vous ne payez pas."),
    )
    apl = MontantField(
        label=_("Aide au logement par mois"), maximum=LOYER_MAXIMUM, required=False, help_text=_("APL ou AL, en euros.")
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("occupation_depuis", minimum=self.plus_vieux, maximum=self.le)
