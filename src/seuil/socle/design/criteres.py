"""What was asked of a list, in words: a fold that hides its questions still says their answers."""

from collections.abc import Iterable
from typing import Any

from django.forms import Form


def dire(form: Form, noms: Iterable[str]) -> str:
    """Return `Priorité : Dalo ; Documents : Complets`: the answers given to these questions, "" for none."""
    lues = reponses(form)
    donnees = {nom: lues[nom] for nom in noms if lues.get(nom) not in (None, "")}
    return " ; ".join(f"{form[nom].label} : {_reponse(form, nom, donnee)}" for nom, donnee in donnees.items())


def reponses(form: Form) -> dict[str, Any]:
    """Return the answers that could be read; none of a form that was not sent."""
    return form.cleaned_data if form.is_valid() or form.is_bound else {}


def _reponse(form: Form, nom: str, donnee: object) -> str:
    """Return the words of a choice, else what was typed."""
    choix = dict(getattr(form.fields[nom], "choices", ()))
    return str(choix.get(donnee, donnee))
