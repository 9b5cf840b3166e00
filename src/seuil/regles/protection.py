"""What must not be read over a shoulder: protected facts, and all that tells them; the only module that answers.

A fact is protected where it is declared (`criteres/faits.py`); a line of score, a public of art. L441-1 follow from
what their rule reads, whatever was stored with them.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from seuil.regles.criteres import CATALOGUE, FAITS, Critere, Nature

FAITS_PROTEGES: Final = frozenset(nom for nom, fait in FAITS.items() if fait.protege)


def fait_est_protege(nom: str) -> bool:
    return nom in FAITS_PROTEGES


def critere_est_protege(code: str) -> bool:
    """Say whether a line of score tells a protected fact; a criterion that is no longer known does, until proven."""
    critere = CATALOGUE.get(code)
    return critere is None or critere.est_protege


@cache
def public_est_protege(lettre: str) -> bool:
    """Say whether belonging to a public of art. L441-1 tells a protected fact."""
    return any(critere.est_protege for critere in criteres_du_public(lettre))


@cache
def criteres_du_public(lettre: str) -> tuple[Critere, ...]:
    """Return the observations that place a household in the public of that letter."""
    nationaux = (critere for critere in CATALOGUE.values() if critere.nature is Nature.NATIONAL)
    return tuple(critere for critere in nationaux if critere.lettre == lettre)


@cache
def faits_du_public(lettre: str) -> frozenset[str]:
    """Return the facts that those observations read."""
    return frozenset(nom for critere in criteres_du_public(lettre) for nom in critere.faits)
