"""What one types to come in."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Agent
from seuil.regles.numero_unique import NumeroInvalide, analyser
from seuil.socle.design.champs import NaissanceField, TexteField

CHIFFRES = 19  # of the greatest key of a table


class MotDePasseField(TexteField):
    """A password, as it was typed: never shown again."""

    manquant = _("Écrivez votre mot de passe.")

    def __init__(self, *, longueur_max: int = 200, autocomplete: str = "current-password", **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(longueur_max=longueur_max, widget=widget, **options)

    def to_python(self, value: object) -> str:
        super().to_python(value)
        return str(value or "")


class AgentForm(forms.Form):
    identifiant = TexteField(
        label=_("Identifiant"),
        longueur_max=150,
        autocomplete="username",
        error_messages={"required": _("Écrivez votre identifiant.")},
    )
    mot_de_passe = MotDePasseField(label=_("Mot de passe"))


class MotDePasseForm(forms.Form):
    """The password again, before what would hurt in other hands."""

    mot_de_passe = MotDePasseField(label=_("Votre mot de passe"))


class PremierMotDePasseForm(forms.Form):
    """The next password, twice: the present one was just given."""

    nouveau = MotDePasseField(
        label=_("Nouveau mot de passe"),
        autocomplete="new-password",
        help_text=_("Une phrase de plusieurs mots est facile à retenir et difficile à deviner."),
    )
    encore = MotDePasseField(label=_("Nouveau mot de passe, encore une fois"), autocomplete="new-password")

    def __init__(self, *arguments: Any, agent: Agent, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.agent = agent

    def clean_nouveau(self) -> str:
        """Return the next password when it is not easy to guess."""
        nouveau = str(self.cleaned_data["nouveau"])
        if self.agent.check_password(nouveau):
            raise ValidationError("C’est votre mot de passe actuel. Choisissez-en un autre.")
        validate_password(nouveau, self.agent)
        return nouveau

    def clean_encore(self) -> str:
        """Refuse a slip of the fingers."""
        encore = str(self.cleaned_data["encore"])
        if "nouveau" in self.cleaned_data and encore != self.cleaned_data["nouveau"]:
            raise ValidationError(gettext("Ce n’est pas le même mot de passe que juste au-dessus."))
        return encore


class NouveauMotDePasseForm(PremierMotDePasseForm, MotDePasseForm):
    """The present password, then the next one, twice."""

    mot_de_passe = MotDePasseField(label="Mot de passe actuel")
    field_order = ("mot_de_passe", "nouveau", "encore")


class CodeField(TexteField):
    """Digits to copy: spaces and hyphens do not count."""

    manquant = _("Écrivez le code.")

    def __init__(self, **options: Any) -> None:
        attributs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        super().__init__(longueur_max=40, widget=forms.TextInput(attrs=attributs), **options)

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace(" ", "").replace("-", "")


class CodeForm(forms.Form):
    code = CodeField(
        label=_("Code"),
        help_text=_("Les 6 chiffres que votre application affiche en ce moment, ou un code de secours."),
    )


class PremiereActivationForm(forms.Form):
    code = CodeField(label=_("Code affiché par l’application"), help_text=_("6 chiffres."))


class ActivationForm(PremiereActivationForm, MotDePasseForm):
    """Who is already in says its password again: an open session is not enough to change the lock."""

    field_order = ("code", "mot_de_passe")


class NumeroForm(forms.Form):
    numero = TexteField(
        label=_("Votre numéro unique"),
        longueur_max=40,
        help_text=_("18 lettres et chiffres. Les espaces ne comptent pas."),
    )

    def clean_numero(self) -> str:
        """Return the number without spaces, in capitals."""
        try:
            return str(analyser(self.cleaned_data["numero"]))
        except NumeroInvalide as faute:
            raise ValidationError(str(faute)) from faute


class MenageForm(NumeroForm):
    code = TexteField(
        label=_("Votre code d’accès"),
        longueur_max=40,
        help_text=_("10 lettres et chiffres, ou 12 si vous agissez pour un foyer."),
    )

    def clean_code(self) -> str:
        """Return the code without spaces, in capitals."""
        return "".join(self.cleaned_data["code"].split()).upper()


class NaissanceForm(forms.Form):
    """The birth date that a link asks for before it shows anything."""

    naissance = NaissanceField(
        label=_("Date de naissance"),
        help_text=_("Celle de la personne qui a fait la demande. Par exemple : 27 3 1985."),
    )

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        naissance: Any = self.fields["naissance"]
        naissance.maximum = le


class ReponseForm(forms.Form):
    """What a security key answered, as the script of the page wrote it."""

    reponse = TexteField(longueur_max=20_000, error_messages={"required": _("La clé n’a rien répondu. Réessayez.")})


class CleForm(ReponseForm, MotDePasseForm):
    nom = TexteField(
        label=_("Nom de la clé"), longueur_max=60, required=False, help_text=_("Par exemple : clé du trousseau.")
    )


def cle_de_table(texte: str) -> int | None:
    """Return the key of a row that a button sent, None when it is not one."""
    return int(texte) if texte.isascii() and texte.isdigit() and len(texte) < CHIFFRES else None
