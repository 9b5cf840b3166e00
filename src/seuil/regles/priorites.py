"""The priority publics of art. L441-1 CCH: DALO first, then a to m without hierarchy between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ecriture import compte, jour
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

DALO: Final = "dalo"
ASE: Final = "ase"
ENFANT_MAL_LOGE: Final = "enfant_mal_loge"
MOIS_PAR_AN: Final = 12


class Preuve(StrEnum):
    """How far a situation is established: never claimed, claimed by the applicant, seen on a paper."""

    ABSENTE = "absente"
    DECLAREE = "declaree"
    PROUVEE = "prouvee"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of the applicant; `publics` maps the code of a public to its Preuve."""

    publics: MappingProxyType[str, Preuve] = field(default_factory=lambda: MappingProxyType({}))
    age: int | None = None
    enfant_mineur_a_charge: bool = False
    logement_suroccupe: Verdict | None = None
    logement_non_decent: Preuve = Preuve.ABSENTE
    ase_fin_le: date | None = None


@dataclass(frozen=True, slots=True)
class Priorite:
    """A public the applicant belongs to: oui when proven, à préciser while only declared."""

    code: str
    lettre: str
    libelle: str
    rang: int
    verdict: Verdict


def priorites(situation: Situation, le: date) -> tuple[Priorite, ...]:
    """Return the publics recognised on a day, DALO (rang 0) before all the others (rang 1)."""
    trouvees: list[Priorite] = []
    for ligne in bareme("priorites", le).contenu["publics"]:
        verdict = _juger(situation, ligne, le)
        if not verdict.est_non:
            rang = 0 if ligne["code"] == DALO else 1
            trouvees.append(Priorite(ligne["code"], ligne["lettre"], ligne["libelle"], rang, verdict))
    return tuple(trouvees)


def codes(le: date) -> tuple[str, ...]:
    """Return the codes of the publics, in the order of the article."""
    return tuple(ligne["code"] for ligne in bareme("priorites", le).contenu["publics"])


def _juger(situation: Situation, ligne: dict[str, Any], le: date) -> Verdict:
    texte = Texte(f"L441-1 {ligne['lettre']}", Certitude.VERIFIE)
    if ligne["code"] == ENFANT_MAL_LOGE:
        return _enfant_mal_loge(situation, texte)
    preuve = situation.publics.get(ligne["code"], Preuve.ABSENTE)
    if preuve is Preuve.ABSENTE:
        return non("Situation non déclarée.", texte=texte)
    if ligne["code"] == ASE:
        delai = _delai_ase(situation, texte, le)
        if not delai.est_oui:
            return delai
    if preuve is Preuve.DECLAREE:
        return a_preciser(f"Déclaré, à vérifier : {ligne['piece']}.", texte=texte)
    return oui("Vérifié sur pièce.", texte=texte)


def _enfant_mal_loge(situation: Situation, texte: Texte) -> Verdict:
    if not situation.enfant_mineur_a_charge:
        return non("Aucun enfant mineur à charge.", texte=texte)
    if situation.logement_non_decent is Preuve.PROUVEE:
        return oui("Logement non décent, vérifié sur pièce.", texte=texte)
    suroccupe = situation.logement_suroccupe
    if suroccupe is not None and suroccupe.est_oui:
        return oui(suroccupe.motif, texte=texte)
    if situation.logement_non_decent is Preuve.DECLAREE:
        return a_preciser("Logement déclaré non décent, à vérifier.", texte=texte)
    return non("Logement ni suroccupé ni déclaré non décent.", texte=texte)


def _delai_ase(situation: Situation, texte: Texte, le: date) -> Verdict:
    regles = bareme("priorites", le).contenu["ase"]
    if situation.age is None or situation.ase_fin_le is None:
        return a_preciser("L’âge ou la fin de la prise en charge manque.", texte=texte)
    if situation.age >= regles["age_maximum"]:
        return non(f"{compte(situation.age, 'an', 'ans')} : moins de {regles['age_maximum']} ans requis.", texte=texte)
    limite = ajouter_mois(situation.ase_fin_le, regles["annees_apres_prise_en_charge"] * MOIS_PAR_AN)
    if le > limite:
        return non(f"La prise en charge a cessé depuis trop longtemps : limite au {jour(limite)}.", texte=texte)
    return oui("Âge et délai respectés.", texte=texte)
