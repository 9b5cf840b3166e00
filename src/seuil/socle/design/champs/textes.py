"""Text fields: what was typed is kept, and refused with a sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import extrait, refuser_illisible
from seuil.socle.design.mesures import nombre


class TexteField(forms.Field):
    """A text of one line, or several with `lignes`; bounds are said in words."""

    manquant = _("Répondez à cette question.")

    def __init__(self, *, longueur_max: int, lignes: int = 1, autocomplete: str = "", **options: Any) -> None:
        self.longueur_max = longueur_max
        options.setdefault("widget", forms.Textarea(attrs={"rows": lignes}) if lignes > 1 else forms.TextInput())
        options.setdefault("error_messages", {}).setdefault("required", self.manquant)
        super().__init__(**options)
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> str:
        if value in self.empty_values:
            return ""
        texte = str(value).replace("\r\n", "\n").strip()
        refuser_illisible(texte)
        if len(texte) > self.longueur_max:
            raise ValidationError(
                gettext("Ce texte est trop long : %(maximum)s caractères au plus, vous en avez écrit %(longueur)s.")
                % {"maximum": nombre(self.longueur_max), "longueur": nombre(len(texte))},
                code="longueur",
            )
        return texte


class CourrielField(TexteField):
    """An e-mail address, in lower case for its domain."""

    manquant = _("Écrivez une adresse e-mail.")

    def __init__(self, *, longueur_max: int = 254, autocomplete: str = "email", **options: Any) -> None:
        options.setdefault("widget", forms.EmailInput())
        super().__init__(longueur_max=longueur_max, autocomplete=autocomplete, **options)

    def to_python(self, value: Any) -> str:
        adresse = super().to_python(value)
        if not adresse:
            return ""
        try:
            validate_email(adresse)
        except ValidationError as refus:
            raise ValidationError(
                gettext("Une adresse e-mail ressemble à nom@exemple.fr. Vous avez écrit %(saisie)s.")
                % {"saisie": extrait(adresse)},
                code="courriel",
            ) from refus
        avant, _, domaine = adresse.rpartition("@")
        return f"{avant}@{domaine.lower()}"
