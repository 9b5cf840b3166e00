"""Each person who will live in the home."""

from typing import Any

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Lien
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.design.champs import CaseField, ChoixField, DateTroisChamps, NomField

GARDES = [
    ("", "Cette question ne le concerne pas, ou il vit tout le temps avec vous"),
    ("alternee", "En garde alternée"),
    ("visite", "En visite : week-ends, vacances"),
]
GROSSESSE_MOIS = 10


class PersonneForm(EtapeForm):
    lien = ChoixField(
        label="Qui est cette personne pour vous ?",
        choices=[choix for choix in Lien.choices if choix[0] != Lien.DEMANDEUR],
        exemples={"a_naitre": "La grossesse dépasse douze semaines. Le nom n’est pas demandé."},
    )
    prenom = NomField(label="Prénom", longueur_max=36)
    nom = NomField(label="Nom", longueur_max=36)
    naissance = DateTroisChamps(label="Date de naissance", help_text="Pour un enfant à naître : la date prévue.")
    garde = ChoixField(label="Si c’est un enfant dont vous êtes séparé", choices=GARDES, required=False)
    cmi_invalidite = CaseField(
        label="Cette personne a une carte mobilité inclusion avec la mention « invalidité »", required=False
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("naissance", minimum=self.plus_vieux, maximum=ajouter_mois(self.le, GROSSESSE_MOIS))
        if self.data.get(self.add_prefix("lien")) == Lien.A_NAITRE:
            self.fields["prenom"].required = self.fields["nom"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for a past birth, except for a child not born yet."""
        dit = super().clean() or {}
        if dit.get("lien") == Lien.A_NAITRE:
            return dit
        if (naissance := dit.get("naissance")) and naissance > self.le:
            self.add_error(
                "naissance",
                f"Cette date est après aujourd’hui. Vous avez écrit « {naissance:%d/%m/%Y} ». "
                "Pour un enfant à naître, choisissez cette réponse plus haut.",
            )
        if dit.get("garde") and dit.get("lien") != Lien.A_CHARGE:
            self.add_error("garde", "La garde ne concerne qu’un enfant à charge.")
        return dit
