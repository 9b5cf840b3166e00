"""What makes a demand a candidate, in SQL over the narrow rows: the rules of `regles.compatibilite`, traced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from seuil.cotation.moteurs.sql import BRUT, ecrire
from seuil.patrimoine.models import Vacance
from seuil.rapprochement import faits
from seuil.rapprochement.models import FAUTEUIL, HABITE, TRAVAILLE
from seuil.regles.compatibilite import COLONNES, Refus, refus
from seuil.regles.rapprochement import Politique
from seuil.regles.rapprochement_en_lot import exigences
from seuil.regles.traceur import LigneTracee, Noeud

DRAPEAUX = {"fauteuil": FAUTEUIL}
Conditions = tuple[dict[str, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Filtres:
    """What an agent asks beside the rules: households recognised Dalo, in a wheelchair, at work, living there."""

    prioritaire: bool = False
    accessible: bool = False
    travaille: bool = False
    habite: bool = False

    def conditions(self) -> list[str]:
        drapeaux = {FAUTEUIL: self.accessible, TRAVAILLE: self.travaille, HABITE: self.habite}
        demandees = [f"p.drapeaux & {drapeau} <> 0" for drapeau, demande in drapeaux.items() if demande]
        return ["p.prioritaire", *demandees] if self.prioritaire else demandees


def conditions(vacance: Vacance, le: date, politique: Politique) -> Conditions:
    """Return what a narrow row ``p`` must satisfy, rule by rule in the order of the law's, and the values named."""
    logement = faits.logement_vacant(vacance)
    textes = {nom: admis(regle) for nom, regle in refus(exigences(logement, politique), le).items()}
    valeurs: dict[str, Any] = {"le": le, "type": faits.CODES_TYPES[logement.type]}
    type_adapte = f"p.type = %(type)s AND {textes.pop('validite')}"
    if logement.garde_par:
        type_adapte += " AND p.demande_id = ANY(%(locataires)s)"
        valeurs["locataires"] = sorted(faits.locataires_reconnus(vacance))
    return {"type_adapte": type_adapte} | textes, valeurs


def admis(regle: Refus) -> str:
    """Return the SQL of the rows ``p`` that a rule lets through: an income not known (null) refuses nobody."""
    return f"({ecrire(_sur_les_colonnes(regle(LigneTracee(COLONNES))), 'p')}) IS NOT TRUE"


def _sur_les_colonnes(noeud: Noeud) -> Noeud:
    """Put the column of flags in the place of each fact it holds; an equality looks rare, as a need is."""
    if noeud.operation == "fait" and noeud.nom in DRAPEAUX:
        drapeau = DRAPEAUX[noeud.nom]
        return Noeud(BRUT, (), bool, nom=f"p.drapeaux & {drapeau} = {drapeau}")
    return replace(noeud, operandes=tuple(map(_sur_les_colonnes, noeud.operandes)))
