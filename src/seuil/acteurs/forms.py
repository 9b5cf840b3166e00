"""What whoever leads a team says of an account; nothing here saves."""

from typing import Any

from django import forms

from seuil.acteurs.models import Agent, Metier
from seuil.socle.design.champs import ChoixMultiplesField


class ConfirmationForm(forms.Form):
    """What this agent still needs to do: unticked, it can no longer do it."""

    metiers = ChoixMultiplesField(
        label="Ce que cette personne doit encore pouvoir faire",
        help_text="Décochez ce qui n’est plus son travail. Pour ajouter, demandez à qui exploite l’installation.",
        error_messages={"required": "Gardez au moins une habilitation, ou fermez le compte."},
    )

    def __init__(self, dite: Any = None, *, agent: Agent) -> None:
        super().__init__(dite, initial={"metiers": agent.metiers})
        metiers: Any = self.fields["metiers"]
        metiers.choices = [(metier, Metier(metier).label) for metier in agent.metiers]
