"""Each person who will live in the home."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Lien
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.design.champs import CaseField, ChoixField, DateTroisChamps, NomField

GARDES = [
    ("", _("Cette question ne le concerne pas, ou il vit tout le temps avec vous")),
    ("alternee", _("En garde alternée")),
    ("visite", _("En visite : week-ends, vacances")),
]
GROSSESSE_MOIS = 10


class PersonneForm(EtapeForm):
    lien = ChoixField(
        label=_("Qui est cette personne pour vous ?"),
        choices=[choix for choix in Lien.choices if choix[0] != Lien.DEMANDEUR],
        exemples={"a_naitre": _("La grossesse dépasse douze semaines. Le nom n’est pas demandé.")},
    )
    prenom = NomField(label=_("Prénom"), longueur_max=36)
    nom = NomField(label=_("Nom"), longueur_max=36)
    naissance = DateTroisChamps(label=_("Date de naissance"), help_text=_("Pour un enfant à naître : la date prévue."))
    garde = ChoixField(label=_("Si c’est un enfant dont vous êtes séparé"), choices=GARDES, required=False)
    cmi_invalidite = CaseField(
        label=_("Cette personne a une carte mobilité inclusion avec la mention « invalidité »"), required=False
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
            phrase = gettext(
                "Cette date est après aujourd’hui. Vous avez écrit « %(jour)s ». "
                "Pour un enfant à naître, choisissez cette réponse plus haut."
            )
            self.add_error("naissance", phrase % {"jour": f"{naissance:%d/%m/%Y}"})
        if dit.get("garde") and dit.get("lien") != Lien.A_CHARGE:
            self.add_error("garde", gettext("La garde ne concerne qu’un enfant à charge."))
        return dit
