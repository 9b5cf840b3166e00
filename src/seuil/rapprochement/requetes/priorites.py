"""Which candidates belong to a priority public, in SQL over the facts a grid observes and the demand ``d``.

The same facts as `demandes.publics`; a public that a protected situation tells is never asked, nor that of a child
badly housed, which is judged on a surface.
"""

from __future__ import annotations

from datetime import date

from seuil.demandes.faits import FAITS_DES_MOTIFS, FAITS_DES_SITUATIONS
from seuil.demandes.publics import PUBLICS_PAR_OCCUPATION
from seuil.regles.criteres import FAITS
from seuil.regles.priorites import ENFANT_MAL_LOGE, publics
from seuil.regles.protection import criteres_du_public, faits_du_public, public_est_protege


def offertes(le: date) -> dict[str, tuple[str, str]]:
    """Return the publics that a list may be filtered by: by code, the letter and the name."""
    return {
        code: (lettre, libelle)
        for code, lettre, libelle in publics(le)
        if code != ENFANT_MAL_LOGE and not public_est_protege(lettre)
    }


def condition(code: str, le: date, *, etabli: bool) -> str:
    """Return what a candidate of that public satisfies; ``etabli``: proven by a paper, or recognised."""
    lettre, _ = offertes(le)[code]
    declare = f"({' OR '.join([*_faits(lettre), *_occupations(code)]) or 'false'})"
    if not etabli:
        return declare
    prouves = [
        f"o.preuves & {masque} = {masque}" for masque in {un.masque_preuves for un in criteres_du_public(lettre)}
    ]
    return f"{declare} AND ({' OR '.join(prouves)})"


def _faits(lettre: str) -> list[str]:
    return [f"o.{nom}" if FAITS[nom].nature is bool else _dit(nom) for nom in sorted(faits_du_public(lettre))]


def _dit(fait: str) -> str:
    """Return what the household says by a box, for a fact that is not a yes or a no."""
    motifs = [motif.value for motif, noms in FAITS_DES_MOTIFS.items() if fait in noms]
    situations = [situation.value for situation, noms in FAITS_DES_SITUATIONS.items() if fait in noms]
    dits = [f"'{motif}' = ANY(d.motifs)" for motif in motifs]
    return " OR ".join([*dits, *(f"'{situation}' = ANY(d.situations)" for situation in situations)]) or "false"


def _occupations(code: str) -> list[str]:
    occupations = ", ".join(f"'{occupation}'" for occupation in sorted(PUBLICS_PAR_OCCUPATION.get(code, ())))
    return [f"d.occupation IN ({occupations})"] if occupations else []
