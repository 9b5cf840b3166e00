"""What a manager answers to a household that asks to be erased."""

from django import forms

from seuil.socle.design.champs import ChoixField, TexteField

ACCEPTER, REFUSER = "accepter", "refuser"


class ReponseForm(forms.Form):
    """Yes, or no and why."""

    reponse = ChoixField(
        label="Votre réponse",
        choices=[
            (ACCEPTER, "Effacer maintenant toutes les données de ce foyer"),
            (REFUSER, "Les garder jusqu’à leur date"),
        ],
        error_messages={"required": "Dites si vous acceptez ou si vous refusez."},
    )
    raison = TexteField(
        label="Pourquoi vous refusez",
        longueur_max=300,
        lignes=3,
        required=False,
        help_text="Le foyer lit cette phrase. Par exemple : « un recours est en cours sur cette radiation ».",
    )

    def clean(self) -> None:
        """A refusal says why (RGPD, art. 12, 4)."""
        if self.cleaned_data.get("reponse") == REFUSER and not self.cleaned_data.get("raison"):
            self.add_error("raison", "Écrivez pourquoi : le foyer doit le savoir.")
