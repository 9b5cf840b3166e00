"""Say in French why a line counts, with the facts that were seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.criteres.catalogue import Critere
from seuil.regles.criteres.faits import FAITS
from seuil.regles.ecriture import entier, quand

Connus = Mapping[str, str]
TOUT_CONNU: Final[Connus] = MappingProxyType({})


def faits_vus(critere: Critere, faits: Any, connus: Connus = TOUT_CONNU) -> dict[str, bool | int | date | str]:
    """Return the facts the rule read, by name.

    ``connus``: the days of which less is known, by name, in ISO 8601 (`1987`, `1987-03`); they are given so.
    """
    return {nom: connus.get(nom, getattr(faits, nom)) for nom in critere.faits}


def motiver(critere: Critere, faits: Any, connus: Connus = TOUT_CONNU, *, est_prouve: bool) -> str:
    """Return why a line counts: the reason once established, else what the household said, in its own terms."""
    phrase = critere.motif if est_prouve or not critere.dit else critere.dit
    return phrase.format_map({nom: montrer(nom, connus.get(nom, getattr(faits, nom))) for nom in critere.faits_cites})


def montrer(nom: str, valeur: Any) -> str:
    """Return a fact as a person reads it in a sentence: « le 14/03/1992 », « en 1992 », 1 250, « sans abri »."""
    fait = FAITS[nom]
    if fait.codes is not None:
        return fait.codes(valeur).libelle
    if fait.nature is date:
        return quand(str(valeur))
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    return entier(valeur)
