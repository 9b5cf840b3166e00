"""Where the household lives now."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from seuil.acteurs.requetes import noms_des_bailleurs
from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Occupation
from seuil.socle.design.champs import (
    ChoixField,
    DateTroisChamps,
    EntierField,
    MontantField,
    OuiNonField,
    SurfaceField,
    TexteField,
)

LOYER_MAXIMUM = 9_999
MONTANTS: Final = ("loyer_charges", "apl")  # nothing is zero


class OccupationForm(EtapeForm):
    occupation = ChoixField(
        label=_("Votre logement actuel"),
        choices=Occupation.choices,
        exemples={Occupation.TIERS: _("Une sœur, un frère, un ami.")},
    )


class DepuisForm(EtapeForm):
    occupation_depuis = DateTroisChamps(
        label=_("Depuis quand ?"),
        sans_jour=True,
        required=False,
        help_text=_("Le mois et l’année suffisent : pour mars 2023, écrivez 3 puis 2023."),
    )
    nb_occupants = EntierField(label=_("Combien de personnes y vivent, vous compris ?"), minimum=1, maximum=40)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("occupation_depuis", minimum=self.plus_vieux, maximum=self.le)


class TailleForm(EtapeForm):
    surface = SurfaceField(
        label=_("Surface, en m²"), minimum=1, maximum=999, required=False, help_text=_("À peu près, c’est bien.")
    )
    pieces = EntierField(label=_("Nombre de pièces, sans la cuisine"), minimum=0, maximum=20, required=False)


class BailleurForm(EtapeForm):
    bailleur_actuel = TexteField(
        label=_("Le nom de votre bailleur"),
        longueur_max=80,
        required=False,
        help_text=_("Il est sur votre quittance."),
        suggestions=noms_des_bailleurs,
    )


class LoyerForm(EtapeForm):
    loyer_charges = MontantField(
        label=_("Loyer et charges par mois"),
        maximum=LOYER_MAXIMUM,
        required=False,
        help_text=_("En euros. Laissez vide si vous ne payez rien."),
    )
    apl = MontantField(
        label=_("Aide au logement par mois"), maximum=LOYER_MAXIMUM, required=False, help_text=_("APL ou AL, en euros.")
    )


class ProprieteForm(EtapeForm):
    est_proprietaire = OuiNonField(
        label=_("Une personne du foyer est-elle propriétaire d’un logement ?"),
        help_text=_("En France ou ailleurs, même en partie. Cela n’empêche pas de déposer une demande."),
    )


class BienForm(EtapeForm):
    bien_possede = TexteField(
        label=_("Quel logement, et où ?"),
        longueur_max=160,
        help_text=_("Par exemple : un appartement de deux pièces à Lyon, loué."),
    )
