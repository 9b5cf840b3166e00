"""An hour typed by hand, as people write it."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import extrait

_HEURE = re.compile(r"([0-9]{1,2})(?:\s*[h:.]\s*([0-9]{2})?)?", re.IGNORECASE)


class HeureField(forms.Field):
    """An hour of the day: `14 h 05`, `14:05`, `14h`, `9`. Cleaned to a time, or None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 8}))
        options.setdefault("error_messages", {}).setdefault("required", _("Écrivez une heure, par exemple 14 h 05."))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Show an hour as it is written in French."""
        return f"{value.hour} h {value.minute:02d}" if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or not str(value).strip():
            return None
        lue = _HEURE.fullmatch(str(value).strip().replace("\u00a0", " "))
        try:
            return time(int(lue.group(1)), int(lue.group(2) or 0)) if lue else self._refuser(value)
        except ValueError:
            return self._refuser(value)

    def _refuser(self, value: Any) -> time:
        raise ValidationError(
            gettext("Écrivez une heure, par exemple 14 h 05. Vous avez écrit %(saisie)s.") % {"saisie": extrait(value)},
            code="heure",
        )
