"""Where the household lives now."""

from typing import Any

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Occupation
from seuil.socle.design.champs import ChoixField, DateTroisChamps, EntierField, MontantField

LOYER_MAXIMUM = 9_999


class LogementForm(EtapeForm):
    occupation = ChoixField(label="Où habitez-vous aujourd’hui ?", choices=Occupation.choices)
    occupation_depuis = DateTroisChamps(
        label="Depuis quand ?",
        sans_jour=True,
        required=False,
        help_text="Le mois et l’année suffisent : pour mars 2023, écrivez 3 puis 2023.",
    )
    surface = EntierField(
        label="Surface, en m²", minimum=1, maximum=999, required=False, help_text="À peu près, c’est bien."
    )
    pieces = EntierField(label="Nombre de pièces, sans la cuisine", minimum=0, maximum=20, required=False)
    nb_occupants = EntierField(label="Combien de personnes y vivent, vous compris ?", minimum=1, maximum=40)
    loyer_charges = MontantField(
        label="Loyer et charges par mois",
        maximum=LOYER_MAXIMUM,
        required=False,
        help_text="En euros. Rien si vous ne payez pas.",
    )
    apl = MontantField(
        label="Aide au logement par mois", maximum=LOYER_MAXIMUM, required=False, help_text="APL ou AL, en euros."
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("occupation_depuis", minimum=self.plus_vieux, maximum=self.le)
