"""What makes a demand a candidate, in SQL over the narrow rows: the same rules as `regles.rapprochement`, no other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from seuil.patrimoine.models import Vacance
from seuil.rapprochement import faits
from seuil.rapprochement.models import FAUTEUIL, HABITE, TRAVAILLE
from seuil.regles.menage import CATEGORIE_MAXIMALE, Categorie
from seuil.regles.plafonds import Financement, PlafondInconnu, financement_du_plafond, plafond
from seuil.regles.rapprochement import LogementVacant, Politique
from seuil.regles.zonage import zone

Condition = tuple[str, dict[str, Any]]
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
    # An equality on a flag would look rare to the planner, which would then sort the whole list.
    sans_fauteuil = f"p.drapeaux & {FAUTEUIL} <> {FAUTEUIL}" if logement.accessible_fauteuil is False else ""
    plafond, plafonds = _plafond(logement, le)
    effort, montants = _effort(logement, politique)
    textes = {"type_adapte": "p.type = %(type)s AND p.echeance >= %(le)s", "plafond": plafond,
              "accessibilite": sans_fauteuil, "taux_effort": effort}  # fmt: skip
    valeurs = {"le": le, "type": faits.CODES_TYPES[logement.type]}
    return {regle: texte for regle, texte in textes.items() if texte}, valeurs | plafonds | montants


def _plafond(logement: LogementVacant, le: date) -> Condition:
    """An income nobody gave yet, or a ceiling no source gives, excludes nobody."""
    try:
        financement = financement_du_plafond(logement.financement, le)
    except PlafondInconnu:
        return "", {}
    if financement is Financement.PLI:
        return "", {}
    lieu = zone(logement.commune, le)
    rangs = [Categorie(numero) for numero in range(1, CATEGORIE_MAXIMALE + 1)] + [Categorie(CATEGORIE_MAXIMALE, 1)]
    montants = [_montant(rang, financement, lieu, le) for rang in rangs]
    dernier, suivant = montants[-2:]
    en_plus = None if dernier is None or suivant is None else suivant - dernier
    texte = (
        "(p.revenu > (%(plafonds)s::int[])[p.categorie]"
        " + CASE WHEN p.personnes_en_plus = 0 THEN 0 ELSE p.personnes_en_plus * %(en_plus)s::int END) IS NOT TRUE"
    )
    return texte, {"plafonds": montants[:-1], "en_plus": en_plus}


def _montant(rang: Categorie, financement: Financement, lieu: Any, le: date) -> int | None:
    try:
        return plafond(rang, financement, lieu, le=le)
    except PlafondInconnu:
        return None


def _effort(logement: LogementVacant, politique: Politique) -> Condition:
    """Compare in whole numbers: a rate is rounded to the hundredth, half up, before it is compared."""
    if politique.taux_effort_maximum is None:
        return "", {}
    texte = (
        "(p.revenu_mensuel <= 0 OR greatest(0, %(cents)s::bigint - p.aide * 100) * 1000"
        " < p.revenu_mensuel * %(taux)s::bigint OR greatest(0, %(cents)s::bigint - p.aide * 100) = 0)"
    )
    return texte, {"cents": int(logement.depense.brute * 100), "taux": int(politique.taux_effort_maximum * 1000) + 5}
