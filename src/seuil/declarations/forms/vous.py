"""Who asks, and where to write to them."""

from typing import Any

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
    civilite = ChoixField(label="Civilité", choices=Civilite.choices)
    prenom = NomField(label="Prénom", longueur_max=36, autocomplete="given-name")
    nom = NomField(label="Nom", longueur_max=36, autocomplete="family-name")
    naissance = DateTroisChamps(label="Date de naissance", help_text="Par exemple : 27 3 1985.")
    nationalite = ChoixField(label="Nationalité", choices=Nationalite.choices)
    cmi_invalidite = CaseField(
        label="J’ai une carte mobilité inclusion avec la mention « invalidité »",
        exemple="Les mentions « priorité » et « stationnement » ne comptent pas ici.",
        required=False,
    )
    adresse = TexteField(
        label="Adresse où vous recevez votre courrier",
        longueur_max=120,
        autocomplete="street-address",
        help_text="Numéro, rue, bâtiment. Si vous n’en avez pas : l’adresse de votre domiciliation.",
    )
    commune = CommuneField(label="Commune de cette adresse", help_text="Son nom, ou son nom et son code postal.")
    telephone = TelephoneField(label="Téléphone", required=False, help_text="Pour vous prévenir vite.")
    mel = CourrielField(label="Adresse e-mail", required=False, help_text="Si vous en avez une.")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("naissance", minimum=self.plus_vieux, maximum=self.le)
