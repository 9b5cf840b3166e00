"""The answers of a step, in words: what one reads again before sending."""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.ressources import RessourcesForm
from seuil.socle.design.mesures import date_longue


def bloc(etape: str, titre: str | Promise, paires: list[tuple[str, str]]) -> dict[str, Any]:
    """Return one step: its name, its title, its questions and answers."""
    return {"etape": etape, "titre": str(titre), "paires": paires}


def revenu(form: RessourcesForm) -> tuple[str, str]:
    """Return who earns, and how much a month."""
    return form.titre, gettext("%(montant)s € par mois") % {"montant": form["ressources_mensuelles"].value()}


def paires(form: EtapeForm) -> list[tuple[str, str]]:
    """Return label and answer of each field that was answered."""
    if not form.is_valid():
        return []
    dites = form.cleaned_data | {
        f"commune_{rang}": commune for rang, commune in enumerate(form.cleaned_data.get("communes", []), 1)
    }
    return [(str(champ.label), _en_mots(form, nom, dites[nom])) for nom, champ in form.fields.items() if dites.get(nom)]


def _en_mots(form: EtapeForm, nom: str, valeur: Any) -> str:
    choix = dict(getattr(form.fields[nom], "choices", []))
    if isinstance(valeur, list):
        return ", ".join(str(choix.get(un, un)) for un in valeur)
    if isinstance(valeur, bool):
        return gettext("Oui")
    return date_longue(valeur) if isinstance(valeur, date) else str(choix.get(valeur, valeur))
