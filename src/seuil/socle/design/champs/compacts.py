"""Controls for who types all day: one box or one list, one Tab. The fields and their checks stay the same."""

import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext

from seuil.socle.design.champs.dates import PARTIES, DateTroisChampsWidget
from seuil.socle.design.champs.propositions import WidgetCompose

VIDE: Final = ("", "—")
LISTES: Final = 3  # lists shown for a question with several answers, and always one more than what is answered


class DateEnUneCase(WidgetCompose):
    """One input, named as the first part of the date: « 27/03/1985 », or « 03/2023 » where no day is asked."""

    gabarit = "seuil/composants/champ.html"

    def __init__(self, origine: DateTroisChampsWidget) -> None:
        self.origine = origine
        self.parties = origine.parties
        super().__init__({partie: forms.TextInput() for partie in origine.parties})

    def decompress(self, value: Any) -> list[Any]:
        return list(self.origine.decompress(value))

    def montrer(self, champ: BoundField, identifiant: str, decrit: str) -> dict[str, Any]:
        valeur = champ.value()
        saisies = list(valeur) if isinstance(valeur, list | tuple) else self.decompress(valeur)
        nom = f"{champ.html_name}_{self.parties[0]}"
        attributs = _attributs(champ, identifiant, decrit, "form-control")
        return {"controle": self.widgets[0].render(nom, _en_une_case(saisies), attributs)}


class ListesDeChoix(WidgetCompose):
    """Several answers, each in a list of its own: a list is reached by one Tab and answered by one key."""

    gabarit = "seuil/composants/listes.html"

    def __init__(self, choices: Iterable[Any]) -> None:
        self.choices = list(choices)
        super().__init__({"": forms.Select()})

    def decompress(self, value: Any) -> list[str]:
        return list(value or [])

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        dites = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [dite for dite in dites if dite]

    def montrer(self, champ: BoundField, identifiant: str, decrit: str) -> dict[str, Any]:
        dites = list(champ.value() or [])
        combien = min(len(self.choices), max(LISTES, len(dites) + 1))
        choix = [VIDE, *reperer(self.choices)]
        listes = []
        for rang in range(combien):
            nom = gettext("%(question)s, réponse %(rang)s") % {"question": champ.label, "rang": rang + 1}
            attributs = _attributs(champ, f"{identifiant}_{rang}", decrit, "form-select") | {"aria-label": nom}
            liste = forms.Select(attrs=self.widgets[0].attrs if not rang else {}, choices=choix)
            listes.append(liste.render(champ.html_name, dites[rang] if rang < len(dites) else "", attributs))
        return {"listes": listes}

    def premier_controle(self, champ: BoundField, identifiant: str) -> str:
        return f"{identifiant}_0"


def compacter(form: forms.Form) -> None:
    """Give each question of ``form`` its compact control."""
    for champ in form.fields.values():
        widget = champ.widget
        if isinstance(widget, DateTroisChampsWidget):
            champ.widget = DateEnUneCase(widget)
        elif isinstance(widget, forms.CheckboxSelectMultiple):
            champ.widget = ListesDeChoix(champ.choices)  # type: ignore[attr-defined]
        elif isinstance(widget, forms.RadioSelect):
            siens = [paire for paire in champ.choices if str(paire[0])]  # type: ignore[attr-defined]
            vide = next((paire for paire in champ.choices if not str(paire[0])), VIDE)  # type: ignore[attr-defined]
            champ.widget = forms.Select(choices=[vide, *reperer(siens)])
        elif "autocomplete" in widget.attrs:
            widget.attrs["autocomplete"] = "off"  # an agent types for somebody else


def viser(form: forms.Form) -> None:
    """Put the cursor in the first control of ``form`` when its page opens."""
    premier = next(iter(form.fields.values())).widget
    controle = premier.widgets[0] if isinstance(premier, forms.MultiWidget) else premier
    controle.attrs["autofocus"] = True


def reperer(choix: Iterable[Any]) -> list[tuple[Any, str]]:
    """Return the answers so that a key or two tell them apart: their first letters, else a number before each.

    The number is the code of the answer where codes are numbers, as on the paper form; else its rank, none being 0.
    """
    paires = [(valeur, str(libelle)) for valeur, libelle in choix]
    if len({_debut(libelle) for _, libelle in paires}) == len(paires):
        return paires
    premier = 0 if str(paires[0][0]) == "0" else 1
    sont_des_nombres = all(str(valeur).isdecimal() for valeur, _ in paires)
    return [
        (valeur, f"{int(str(valeur)) if sont_des_nombres else rang} {libelle}")
        for rang, (valeur, libelle) in enumerate(paires, start=premier)
    ]


def _debut(libelle: str) -> str:
    sans_accent = "".join(signe for signe in unicodedata.normalize("NFD", libelle) if not unicodedata.combining(signe))
    return sans_accent[:2].lower()


def _attributs(champ: BoundField, identifiant: str, decrit: str, classe: str) -> dict[str, Any]:
    attributs: dict[str, Any] = {"class": classe, "id": identifiant}
    if champ.errors:
        attributs |= {"class": f"{classe} is-invalid", "aria-invalid": "true"}
    return attributs | ({"aria-describedby": decrit} if decrit else {})


def _en_une_case(saisies: list[Any]) -> str:
    """Return the parts as one writes them; a day that is not known is written 00."""
    dites = [str(saisie or "").strip() for saisie in saisies]
    if not any(dites[1:]):
        return dites[0]
    if not any(dites[:-1]):
        return dites[-1]
    if len(dites) == len(PARTIES) and not dites[0]:
        dites[0] = "00"
    return "/".join(dite.zfill(2) if dite.isdecimal() else dite for dite in dites)
