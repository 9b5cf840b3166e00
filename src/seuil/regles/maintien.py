"""Tenants above the ceilings: supplément de loyer de solidarité, right to stay (art. L441-3, L442-3-3 CCH)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.delais import delais
from seuil.regles.ecriture import euros
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

L441_3: Final = Texte("L441-3", Certitude.VERIFIE)
L442_3_3: Final = Texte("L442-3-3", Certitude.VERIFIE)


@dataclass(frozen=True, slots=True)
class Locataire:
    """What protects a tenant from losing the right to stay."""

    zone_abc: str
    age: int
    handicap: bool = False
    en_qpv: bool = False


def doit_le_supplement(ressources: int | None, plafond: int, le: date, *, en_qpv: bool = False) -> Verdict:
    """Say whether the income passes the ceiling of the dwelling enough to owe the supplement."""
    if en_qpv:
        return non("Logement en quartier prioritaire : aucun supplément.", texte=L441_3)
    pourcent = bareme("maintien", le).contenu["supplement"]["depassement_pourcent"]
    return _depasse(ressources, plafond, pourcent, L441_3)


def perd_le_droit_au_maintien(
    ressources: Sequence[int | None], plafond_pls: int, locataire: Locataire, le: date
) -> Verdict:
    """Say whether the right to stay is lost: the latest incomes, oldest first, all far above the PLS ceiling."""
    regles = bareme("maintien", le).contenu["droit_au_maintien"]
    annees = delais(le).droit_maintien_annees
    if locataire.zone_abc not in regles["zones"] or locataire.en_qpv:
        return non("Le logement n’est pas dans une zone où ce droit se perd.", texte=L442_3_3)
    if locataire.age >= regles["age_protege"] or locataire.handicap:
        return non("Le locataire est protégé par son âge ou un handicap.", texte=L442_3_3)
    if len(ressources) < annees:
        return a_preciser(f"Il faut les ressources de {annees} années consécutives.", texte=L442_3_3)
    verdicts = [
        _depasse(montant, plafond_pls, regles["depassement_pourcent"], L442_3_3) for montant in ressources[-annees:]
    ]
    return min(verdicts, key=lambda verdict: (verdict.est_oui, verdict.est_a_preciser))


def _depasse(ressources: int | None, plafond: int, pourcent: int, texte: Texte) -> Verdict:
    if ressources is None:
        return a_preciser("Les ressources du locataire manquent.", texte=texte)
    phrase = f"{euros(ressources)} pour un seuil de {pourcent} % de {euros(plafond)}."
    return oui(phrase, texte=texte) if ressources * 100 > plafond * pourcent else non(phrase, texte=texte)
