"""Keep what was typed in a draft: under its lock, so that two tabs never undo each other."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from seuil.declarations.models import AIDE, VERSION, Brouillon, Brut
from seuil.documents.models import Sorte
from seuil.documents.services import Recu, deposer

Reponses = dict[str, Any]


@transaction.atomic
def garder(brouillon: Brouillon, changer: Callable[[Reponses], None]) -> Brouillon:
    """Change the answers of a draft as they are now; a draft already registered is left as it was.

    Raises Brouillon.DoesNotExist when it was destroyed meanwhile.
    """
    garde = brouillon.verrouiller()
    if garde.demande_id is not None:
        return garde
    reponses = garde.reponses
    changer(reponses)
    garde.reponses = reponses | {"version": VERSION}
    garde.save(update_fields=["contenu", "modifie_a"])
    return garde


def garder_la_page(brouillon: Brouillon, cle: str, brut: Brut) -> Brouillon:
    """Keep what was typed on a page."""

    def changer(reponses: Reponses) -> None:
        reponses.setdefault("pages", {})[cle] = brut

    return garder(brouillon, changer)


def garder_le_feuillet(
    brouillon: Brouillon, *, pages: dict[str, Brut], personnes: dict[str, Brut], retirees: list[str]
) -> Brouillon:
    """Keep all that was typed on a feuillet at once."""

    def changer(reponses: Reponses) -> None:
        presentes, sorties = reponses.setdefault("personnes", {}), reponses.setdefault("retirees", {})
        for cle in retirees:
            if cle in presentes:
                sorties[cle] = presentes.pop(cle)
        presentes.update(personnes)
        for cle in personnes:
            sorties.pop(cle, None)
        reponses.setdefault("pages", {}).update(pages)

    return garder(brouillon, changer)


def garder_la_personne(brouillon: Brouillon, cle: str, brut: Brut) -> Brouillon:
    """Keep a person of the household under its key, in its place when it was there already.

    Taken out meanwhile, in another tab, it stays out with what was just typed, should it come back.
    """

    def changer(reponses: Reponses) -> None:
        ou = "retirees" if cle in reponses.get("retirees", {}) else "personnes"
        reponses.setdefault(ou, {})[cle] = brut

    return garder(brouillon, changer)


def retirer_la_personne(brouillon: Brouillon, cle: str) -> Brouillon:
    """Take a person out of the household; what was typed about it stays, should it come back."""

    def changer(reponses: Reponses) -> None:
        if cle in reponses.get("personnes", {}):
            reponses.setdefault("retirees", {})[cle] = reponses["personnes"].pop(cle)

    return garder(brouillon, changer)


def remettre_la_personne(brouillon: Brouillon, cle: str) -> Brouillon:
    """Put a person back, with its work and its incomes."""

    def changer(reponses: Reponses) -> None:
        if cle in reponses.get("retirees", {}):
            reponses.setdefault("personnes", {}).setdefault(cle, reponses["retirees"].pop(cle))

    return garder(brouillon, changer)


def garder_l_aide(brouillon: Brouillon, aide: dict[str, Any]) -> Brouillon:
    """Keep who fills this draft for somebody else, and what that person agreed to."""

    def changer(reponses: Reponses) -> None:
        reponses[AIDE] = aide

    return garder(brouillon, changer)


@transaction.atomic
def joindre_la_piece(brouillon: Brouillon, recu: Recu) -> Brouillon:
    """Keep the identity document of a draft, encrypted, instead of the one before."""
    garde = brouillon.verrouiller()
    if garde.demande_id is None:
        garde.piece_identite = deposer(recu, sorte=Sorte.IDENTITE)
        garde.save(update_fields=["piece_identite", "modifie_a"])
    return garde
