"""What may be asked of a household, and what may not (arrêté du 22 décembre 2020, art. R441-2-4-1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.ecriture import minuscule
from seuil.regles.pieces import (
    Piece,
    est_due,
    liste_limitative,
    piece_de_code,
    pieces_apportees,
    refuser_les_inconnues,
    titres,
)
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, non, oui

LIMITATIVE: Final = Texte("R441-2-4-1", Certitude.VERIFIE, "liste limitative, arrêté du 22 décembre 2020")


@dataclass(frozen=True, slots=True)
class NonExigible:
    """What is asked here and there against the list; `autre` is the paper that may be asked for instead, if any.

    With the fact `sauf`, the situation itself calls for it.
    """

    code: str
    libelle: str
    raison: str
    autre: str
    sauf: str


def non_exigibles(le: date) -> tuple[NonExigible, ...]:
    """Return what nobody may ask for, by name."""
    return _non_exigibles(bareme("pieces", le).depuis)


def peut_etre_demandee(code: str, situation: Collection[str], le: date) -> Verdict:
    """Say whether a paper may be asked for of a household in this situation, with the reason when it may not.

    Raises ConditionInconnue for a fact the list does not know.
    """
    refuser_les_inconnues(situation, le)
    interdite = next((une for une in non_exigibles(le) if une.code == code), None)
    if interdite is not None:
        return _juger_hors_liste(interdite, situation, le)
    piece = next((une for une in liste_limitative(le) if une.code == code), None)
    if piece is not None:
        return _juger_de_la_liste(piece, situation)
    libre = next((une for une in (*pieces_apportees(le), *titres(le)) if une.code == code), None)
    if libre is not None:
        motif = f"« {libre.en_clair} » n’est pas sur la liste : le ménage peut l’apporter, personne ne peut l’exiger."
        return non(motif, texte=LIMITATIVE)
    return non(f"La pièce {citer(code)} n’est pas sur la liste : personne ne peut l’exiger.", texte=LIMITATIVE)


def _juger_hors_liste(interdite: NonExigible, situation: Collection[str], le: date) -> Verdict:
    if interdite.sauf in situation:
        return oui("La situation que le ménage invoque appelle ce document.", texte=LIMITATIVE)
    mots = f"Personne ne peut exiger « {interdite.libelle} ». {interdite.raison}"
    if interdite.autre:
        mots += f" À demander : {minuscule(piece_de_code(interdite.autre, le).libelle)}."
    return non(mots, texte=LIMITATIVE)


def _juger_de_la_liste(piece: Piece, situation: Collection[str]) -> Verdict:
    if est_due(piece, situation):
        return oui("La situation appelle cette pièce.", texte=piece.texte)
    if piece.sauf in situation:
        return non(f"Une autre pièce remplace celle-ci : {minuscule(piece.libelle)}.", texte=piece.texte)
    return non(f"La situation déclarée n’appelle pas cette pièce : {minuscule(piece.libelle)}.", texte=piece.texte)


@lru_cache(maxsize=8)
def _non_exigibles(depuis: date) -> tuple[NonExigible, ...]:
    lignes = bareme("pieces", depuis).contenu["non_exigibles"]
    return tuple(
        NonExigible(ligne["code"], ligne["libelle"], ligne["raison"], ligne.get("autre", ""), ligne.get("sauf", ""))
        for ligne in lignes
    )
