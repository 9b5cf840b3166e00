"""What an agent types to come in."""

from typing import Any

from django import forms

from seuil.socle.design.champs import TexteField


class MotDePasseField(TexteField):
    """A password, as it was typed: never shown again."""

    manquant = "Écrivez votre mot de passe."

    def __init__(self, *, longueur_max: int = 200, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        super().__init__(longueur_max=longueur_max, widget=widget, **options)

    def to_python(self, value: object) -> str:
        super().to_python(value)
        return str(value or "")


class ConnexionForm(forms.Form):
    identifiant = TexteField(
        label="Identifiant",
        longueur_max=150,
        autocomplete="username",
        error_messages={"required": "Écrivez votre identifiant."},
    )
    mot_de_passe = MotDePasseField(label="Mot de passe")
