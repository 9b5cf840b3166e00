"""The summary of what is to be corrected, at the top of a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.utils.translation import gettext, ngettext

from seuil.socle.design.champ import premier_controle

Saisie = BaseForm | BaseFormSet | Sequence[BaseForm]  # type: ignore[type-arg]


def contexte(saisies: tuple[Saisie, ...]) -> dict[str, Any]:
    """Return the errors of forms and formsets, in the order of the page, each with the control to reach."""
    erreurs = [erreur for saisie in saisies for erreur in _de_la_saisie(saisie)]
    titre = ngettext("Une réponse est à corriger", "%(nombre)s réponses sont à corriger", len(erreurs))
    return {"erreurs": erreurs, "titre": titre % {"nombre": len(erreurs)}}


def _de_la_saisie(saisie: Saisie) -> Iterator[dict[str, str]]:
    if isinstance(saisie, BaseForm):
        yield from _du_formulaire(saisie, getattr(saisie, "titre", ""))
        return
    if isinstance(saisie, Sequence):
        for formulaire in saisie:
            yield from _de_la_saisie(formulaire)
        return
    if not saisie.is_bound:
        return
    for message in saisie.non_form_errors():
        yield {"cible": "", "libelle": "", "message": str(message)}
    for rang, formulaire in enumerate(saisie.forms, start=1):
        yield from _du_formulaire(
            formulaire, str(getattr(formulaire, "titre", gettext("Ligne %(rang)s") % {"rang": rang}))
        )


def _du_formulaire(formulaire: BaseForm, titre: str) -> Iterator[dict[str, str]]:
    for message in formulaire.non_field_errors():
        yield {"cible": "", "libelle": f"{titre} :" if titre else "", "message": str(message)}
    for champ in formulaire:
        for message in champ.errors:
            libelle = _libelle(titre, str(champ.label))
            yield {"cible": premier_controle(champ), "libelle": libelle, "message": str(message)}


def _libelle(titre: str, question: str) -> str:
    if question.endswith("."):  # a box that is a sentence: what is to be done says enough
        question = ""
    libelle = ", ".join(filter(None, (titre, question)))
    return libelle if not libelle or libelle.endswith("?") else f"{libelle} :"
