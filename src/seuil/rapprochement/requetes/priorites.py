"""Which candidates belong to a priority public, in SQL over the facts a grid observes and the demand ``d``.

The same facts as `demandes.publics`; a public that a protected situation tells is never asked. That of a child badly
housed is judged on the household, its surface and its occupants, as they are declared.
"""

from __future__ import annotations

from datetime import date

from seuil.demandes.faits import FAITS_DES_MOTIFS, FAITS_DES_SITUATIONS, mineurs_nes_apres
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.publics import PUBLICS_PAR_OCCUPATION
from seuil.regles.criteres import CATALOGUE, FAITS, Critere
from seuil.regles.occupation import surfaces_minimales
from seuil.regles.priorites import ENFANT_MAL_LOGE, publics
from seuil.regles.protection import criteres_du_public, faits_du_public, public_est_protege

MINEUR_A_CHARGE = (
    "EXISTS (SELECT 1 FROM demandes_personne m WHERE m.demande_id = r.demande_id"
    f" AND m.lien = '{Lien.A_CHARGE.value}' AND m.naissance > '{{apres}}' AND m.naissance <= '{{le}}')"
)


def offertes(le: date) -> dict[str, tuple[str, str]]:
    """Return the publics that a list may be filtered by: by code, the letter and the name."""
    return {code: (lettre, libelle) for code, lettre, libelle in publics(le) if not public_est_protege(lettre)}


def condition(code: str, le: date, *, etabli: bool) -> str:
    """Return what a candidate of that public satisfies; ``etabli``: proven by a paper, or recognised."""
    if code == ENFANT_MAL_LOGE:
        return _enfant_mal_loge(le, etabli=etabli)
    lettre, _ = offertes(le)[code]
    declare = f"({' OR '.join([*_faits(lettre), *_occupations(code)]) or 'false'})"
    if not etabli:
        return declare
    prouves = {_prouve(un) for un in criteres_du_public(lettre)}
    return f"{declare} AND ({' OR '.join(prouves)})"


def _enfant_mal_loge(le: date, *, etabli: bool) -> str:
    """Return what a minor at charge and a dwelling too small, or said unfit, satisfy: as `regles.priorites`."""
    surfaces = surfaces_minimales(le)
    minimum = f"(ARRAY{[*surfaces]})[least(d.nb_occupants, {len(surfaces)})]"
    cas = {"suroccupation_mineur": f"d.surface < {minimum}", "non_decence_mineur": _dit("logement_non_decent")}
    dits = [f"({dit}) AND {_prouve(CATALOGUE[nom])}" if etabli else dit for nom, dit in cas.items()]
    return f"({' OR '.join(dits)}) AND {MINEUR_A_CHARGE.format(apres=mineurs_nes_apres(le), le=le)}"


def _prouve(critere: Critere) -> str:
    return f"o.preuves & {critere.masque_preuves} = {critere.masque_preuves}"


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
