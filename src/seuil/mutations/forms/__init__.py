"""What a landlord answers of its tenant, and what a household answers a no."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Organisme
from seuil.mutations.models import MOTIF_MAX, REPONSE_MAX
from seuil.mutations.requetes import logements_nommes
from seuil.patrimoine.models import Logement
from seuil.socle.design.champs import DateTroisChamps, TexteField

REFERENCE_MAX = 160
AUCUN = "Aucun logement de votre parc ne porte cette référence."
PLUSIEURS = "Plusieurs logements portent cette référence. Écrivez le programme avant : « Les Tilleuls, 012 »."


class ReconnaitreForm(forms.Form):
    """Which dwelling of the landlord, since when."""

    logement = TexteField(
        label="Référence du logement loué",
        longueur_max=REFERENCE_MAX,
        error_messages={"required": "Écrivez la référence du logement."},
    )
    bail_depuis = DateTroisChamps(label="Bail depuis le")

    def __init__(self, *arguments: Any, bailleur: Organisme, minimum: date, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.bailleur = bailleur
        bail: Any = self.fields["bail_depuis"]
        bail.minimum, bail.maximum = minimum, le

    def clean_logement(self) -> Logement:
        """Return the one dwelling that this reference names."""
        nommes = logements_nommes(self.bailleur, self.cleaned_data["logement"])
        if len(nommes) != 1:
            raise forms.ValidationError(PLUSIEURS if nommes else AUCUN)
        return nommes[0]


class EcarterForm(forms.Form):
    """Why the landlord does not know this household."""

    motif = TexteField(
        label="Pourquoi ce foyer n’est pas votre locataire",
        longueur_max=MOTIF_MAX,
        lignes=3,
        help_text="Le foyer lit cette phrase. Par exemple : « aucun bail à ce nom ».",
        error_messages={"required": "Écrivez pourquoi : le foyer doit le savoir."},
    )


class RepondreForm(forms.Form):
    """What the household says to the landlord that does not know it."""

    reponse = TexteField(
        label=_("Votre réponse au bailleur"),
        longueur_max=REPONSE_MAX,
        lignes=4,
        help_text=_("Par exemple : le nom écrit sur votre bail."),
        error_messages={"required": _("Écrivez votre réponse.")},
    )
