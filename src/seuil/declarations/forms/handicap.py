"""What a disability asks of the dwelling (Cerfa 14069, second part): put only to who says that there is one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm, PersonnesField
from seuil.demandes.nomenclatures import EQUIPEMENTS, MARCHE
from seuil.socle.design.champs import CaseField, ChoixField, ChoixMultiplesField, OuiNonField, TexteField

AMENAGEMENT = ("marche", "equipements", "besoin_particulier")


class HandicapForm(EtapeForm):
    handicap = OuiNonField(
        label=_("Une personne du foyer a-t-elle un handicap, ou du mal à se déplacer ?"),
        help_text=_("Ou une perte d’autonomie, même sans carte."),
    )


class AmenagementForm(EtapeForm):
    cmi = PersonnesField(
        label=_("Qui a une carte mobilité inclusion « invalidité » ?"),
        required=False,
        help_text=_("Les mentions « priorité » et « stationnement » ne comptent pas ici. Personne : ne cochez rien."),
    )
    besoin_accessible = CaseField(label=_("Il faut un logement accessible en fauteuil roulant"), required=False)
    marche = ChoixField(label=_("Pour les escaliers, la personne"), choices=MARCHE, required=False)
    equipements = ChoixMultiplesField(label=_("Ce qu’il faut dans le logement"), choices=EQUIPEMENTS, required=False)
    besoin_particulier = TexteField(
        label=_("Autre chose à savoir ?"),
        longueur_max=132,
        required=False,
        help_text=_("Ce dont la personne a besoin, sans détail médical."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["cmi"].choices = list(self.selon.personnes.items())  # type: ignore[attr-defined]
