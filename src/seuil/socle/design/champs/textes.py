"""Text fields: what was typed is kept, and refused with a sentence."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import extrait, refuser_illisible
from seuil.socle.design.mesures import nombre


class AvecSuggestions(forms.TextInput):
    """A line of text, and the usual answers that the browser proposes while one types: any other is as good."""

    def __init__(self, suggestions: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self.suggestions = suggestions

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Write the list under the control: read when the page is shown, never when it is checked."""
        liste = f"{name}_suggestions"
        controle = super().render(name, value, {**(attrs or {}), "list": liste}, renderer)
        lignes = format_html_join("", '<option value="{}"></option>', ((dite,) for dite in self.suggestions()))
        return format_html('{}<datalist id="{}">{}</datalist>', controle, liste, lignes)


class TexteField(forms.Field):
    """A text of one line, or several with `lignes`; bounds are said in words."""

    manquant = _("Répondez à cette question.")

    def __init__(
        self,
        *,
        longueur_max: int,
        lignes: int = 1,
        autocomplete: str = "",
        suggestions: Callable[[], Iterable[str]] | None = None,
        **options: Any,
    ) -> None:
        self.longueur_max = longueur_max
        if suggestions is not None:
            options["widget"] = AvecSuggestions(suggestions)
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
