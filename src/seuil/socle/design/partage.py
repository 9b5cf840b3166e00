"""A form that two people may have open at once: changes of different fields are both kept, the same field asks.

What the page showed travels with it as one digest per field; nothing else of it leaves the server.
"""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LONGUEUR = 16
CHANGEE = _(
    "Quelqu’un a changé cette réponse pendant que cette page était ouverte. Elle vaut maintenant : %(actuelle)s. "
    "Vous avez écrit : %(saisie)s. Enregistrez à nouveau pour garder la vôtre, ou corrigez-la."
)
RIEN = _("rien")


class FormPartage(forms.Form):
    """``actuelles`` are the values now; the form judges what was typed against them and against what it had shown."""

    vues = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, actuelles: Mapping[str, Any], sujet: str, **options: Any) -> None:
        self.actuelles, self.sujet = dict(actuelles), sujet
        options["initial"] = dict(actuelles)
        super().__init__(*arguments, **options)
        self.initial["vues"] = json.dumps(self._empreintes())

    def saisies(self) -> dict[str, Any]:
        """Return what was typed, in the terms of ``actuelles``; a subclass says it where the two differ."""
        return {nom: self.cleaned_data[nom] for nom in self.actuelles}

    @property
    def changements(self) -> dict[str, Any]:
        """Return only what the person changed, and what nobody else did: never the stale value of another field."""
        vues, saisies = self._lues(), self.saisies()
        return {
            nom: valeur
            for nom, valeur in saisies.items()
            if self._empreinte(nom, valeur) not in (vues.get(nom), self._actuelle(nom))
        }

    def clean(self) -> dict[str, Any]:
        """Ask about each field that somebody else changed meanwhile and that this person changed too."""
        dit = super().clean() or {}
        if not self.errors:
            self.demander(nom for nom in self.changements if self._a_bouge(nom))
        return dit

    def demander(self, noms: Any) -> None:
        """Show both values of these fields; saved again as they are, the person's own are kept."""
        conflits = list(noms)
        saisies = self.saisies() if conflits else {}
        for nom in conflits:
            valeurs = {"actuelle": self._mots(nom, self.actuelles[nom]), "saisie": self._mots(nom, saisies[nom])}
            self.add_error(nom, str(CHANGEE) % valeurs)
        if conflits:
            vues = self._lues() | {nom: self._actuelle(nom) for nom in conflits}
            self.data = self._avec(json.dumps(vues))

    def _avec(self, vues: str) -> QueryDict:
        """Return what was typed with other digests, so that the same page saved again is a choice."""
        envoyees = QueryDict(mutable=True)
        envoyees.update(self.data)
        envoyees[self.add_prefix("vues")] = vues
        return envoyees

    def en_mots(self, nom: str, valeur: Any) -> str:
        """Return a value as a person reads it."""
        choix = dict(getattr(self.fields[nom], "choices", []))
        if isinstance(valeur, list):
            return ", ".join(str(choix.get(un, un)) for un in valeur)
        if isinstance(valeur, bool):
            return gettext("oui") if valeur else gettext("non")
        return str(choix.get(valeur, valeur))

    def _mots(self, nom: str, valeur: Any) -> str:
        return f"« {self.en_mots(nom, valeur)} »" if valeur not in (None, "", []) else str(RIEN)

    def _a_bouge(self, nom: str) -> bool:
        return self._lues()[nom] != self._actuelle(nom)

    def _lues(self) -> dict[str, str]:
        """Return the digests that the page portees; what it did not carry was never shown, and is asked about."""
        try:
            lues = json.loads(self.data.get(self.add_prefix("vues")) or "{}")
        except (ValueError, RecursionError):
            lues = {}
        portees = lues if isinstance(lues, dict) else {}
        return {nom: str(portees.get(nom, "")) for nom in self.actuelles}

    def _empreintes(self) -> dict[str, str]:
        return {nom: self._actuelle(nom) for nom in self.actuelles}

    def _actuelle(self, nom: str) -> str:
        """Return the digest of a value as its field would clean it: a phone kept with spaces is the same phone."""
        champ, valeur = self.fields[nom], self.actuelles[nom]
        widget: Any = champ.widget
        try:
            montree = champ.prepare_value(valeur)
            if hasattr(widget, "decompress") and not isinstance(montree, list):
                montree = widget.decompress(montree)
            return self._empreinte(nom, champ.clean(montree))
        except forms.ValidationError:
            return self._empreinte(nom, valeur)

    def _empreinte(self, nom: str, valeur: Any) -> str:
        lisible = json.dumps(valeur, default=lambda objet: str(getattr(objet, "pk", objet)), sort_keys=True)
        return salted_hmac("seuil.vues", f"{self.sujet}\n{nom}\n{lisible}").hexdigest()[:LONGUEUR]
