"""Who asks, and where to write to them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Civilite, Nationalite
from seuil.socle.design.champs import (
    CaseField,
    ChoixField,
    CourrielField,
    DateTroisChamps,
    NomField,
    TelephoneField,
    TexteField,
)
from seuil.territoires.forms import CommuneField


class VousForm(EtapeForm):
    civilite = ChoixField(label=_("Civilité"), choices=Civilite.choices)
    prenom = NomField(label=_("Prénom"), longueur_max=36, autocomplete="given-name")
    nom = NomField(label=_("Nom"), longueur_max=36, autocomplete="family-name")
    naissance = DateTroisChamps(label=_("Date de naissance"), help_text=_("Par exemple : 27 3 1985."))
    nationalite = ChoixField(label=_("Nationalité"), choices=Nationalite.choices)
    cmi_invalidite = CaseField(
        label=_("J’ai une carte mobilité inclusion avec la mention « invalidité »"),
        exemple=_("Les mentions « priorité » et « stationnement » ne comptent pas ici."),
        required=False,
    )
    adresse = TexteField(
        label=_("Adresse où vous recevez votre courrier"),
        longueur_max=120,
        autocomplete="street-address",
        help_text=_("Numéro, rue, bâtiment. Si vous n’en avez pas : l’adresse de votre domiciliation."),
    )
    commune = CommuneField(label=_("Commune de cette adresse"), help_text=_("Son nom, ou son nom et son code postal."))
    telephone = TelephoneField(
        label=_("Téléphone"),
        required=False,
        help_text=_("Pour vous prévenir par SMS, une fois que vous l’avez vérifié."),
    )
    mel = CourrielField(label=_("Adresse e-mail"), required=False, help_text=_("Si vous en avez une."))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("naissance", minimum=self.plus_vieux, maximum=self.le)
