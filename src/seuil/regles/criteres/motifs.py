"""Say in French why a line counts, with the facts that were seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from seuil.regles.criteres.catalogue import Critere
from seuil.regles.criteres.faits import FAITS
from seuil.regles.ecriture import entier, jour


def faits_vus(critere: Critere, faits: Any) -> dict[str, bool | int | date]:
    """Return the facts the rule read, by name."""
    return {nom: getattr(faits, nom) for nom in critere.faits}


def motiver(critere: Critere, faits: Any, *, est_prouve: bool) -> str:
    """Return why a line counts: the reason once established, else what the household said, in its own terms."""
    phrase = critere.motif if est_prouve or not critere.dit else critere.dit
    return phrase.format_map({nom: montrer(nom, getattr(faits, nom)) for nom in critere.faits_cites})


def montrer(nom: str, valeur: Any) -> str:
    """Return a fact as a person reads it: 14/03/1992, 1 250, « sans abri »."""
    fait = FAITS[nom]
    if fait.codes is not None:
        return fait.codes(valeur).libelle
    if isinstance(valeur, date):
        return jour(valeur)
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    return entier(valeur)
