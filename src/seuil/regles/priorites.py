"""The priority publics of art. L441-1 CCH: DALO first, then a to m without hierarchy between them.

The facts that place a household in a public, who can establish them and whether they are protected are read from the
criteria that carry its letter: a score and a priority cannot tell two stories.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ecriture import compte, jour
from seuil.regles.protection import criteres_du_public, public_est_protege
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

DALO: Final = "dalo"
ASE: Final = "ase"
ENFANT_MAL_LOGE: Final = "enfant_mal_loge"
MOIS_PAR_AN: Final = 12


class Preuve(StrEnum):
    """How far a situation is established: never claimed, claimed, seen on a paper, recognised by its authority."""

    ABSENTE = "absente"
    DECLAREE = "declaree"
    PROUVEE = "prouvee"
    RECONNUE = "reconnue"

    @property
    def est_etablie(self) -> bool:
        return self in (Preuve.PROUVEE, Preuve.RECONNUE)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of the applicant; `publics` maps the code of a public to its Preuve.

    `suroccupation` tells how far the surface and the minors are established.
    """

    publics: MappingProxyType[str, Preuve] = field(default_factory=lambda: MappingProxyType({}))
    age: int | None = None
    enfant_mineur_a_charge: bool = False
    logement_suroccupe: Verdict | None = None
    suroccupation: Preuve = Preuve.DECLAREE
    logement_non_decent: Preuve = Preuve.ABSENTE
    ase_fin_le: date | None = None


@dataclass(frozen=True, slots=True)
class Priorite:
    """A public the applicant belongs to: oui once established, à préciser while only declared.

    `etat` is never ABSENTE; `autorite` recognises, or must still confirm, when a paper is not enough; `jusqu_au` is the
    last day of the public when a rule gives one.
    """

    code: str
    lettre: str
    libelle: str
    rang: int
    verdict: Verdict
    etat: Preuve
    autorite: str
    jusqu_au: date | None
    est_protegee: bool


def priorites(situation: Situation, le: date) -> tuple[Priorite, ...]:
    """Return the publics recognised on a day, DALO (rang 0) before all the others (rang 1)."""
    trouvees: list[Priorite] = []
    for ligne in bareme("priorites", le).contenu["publics"]:
        verdict = _juger(situation, ligne, le)
        if not verdict.est_non:
            trouvees.append(_priorite(situation, ligne, verdict, le))
    return tuple(trouvees)


def etat_du_public(lettre: str, preuves: Collection[str]) -> Preuve:
    """Return how far a claimed public is established: one of its observations has every fact proven."""
    if any(set(preuves).issuperset(critere.preuves) for critere in criteres_du_public(lettre)):
        return Preuve.RECONNUE if autorite_du_public(lettre) else Preuve.PROUVEE
    return Preuve.DECLAREE


@cache
def autorite_du_public(lettre: str) -> str:
    """Return who alone recognises the public, empty when a paper proves it."""
    return next((critere.autorite for critere in criteres_du_public(lettre) if critere.autorite), "")


def lettres(le: date) -> dict[str, str]:
    """Return the letter of each public by its code, in the order of the article."""
    return {ligne["code"]: ligne["lettre"] for ligne in bareme("priorites", le).contenu["publics"]}


def publics(le: date) -> tuple[tuple[str, str, str], ...]:
    """Return the code, the letter and the name of each public, in the order of the article."""
    lignes = bareme("priorites", le).contenu["publics"]
    return tuple((ligne["code"], ligne["lettre"], ligne["libelle"]) for ligne in lignes)


def codes(le: date) -> tuple[str, ...]:
    """Return the codes of the publics, in the order of the article."""
    return tuple(ligne["code"] for ligne in bareme("priorites", le).contenu["publics"])


def _priorite(situation: Situation, ligne: dict[str, Any], verdict: Verdict, le: date) -> Priorite:
    lettre = ligne["lettre"]
    if ligne["code"] == ENFANT_MAL_LOGE:
        etat = Preuve.PROUVEE if verdict.est_oui else Preuve.DECLAREE
    else:
        etat = situation.publics[ligne["code"]]
    return Priorite(
        code=ligne["code"],
        lettre=lettre,
        libelle=ligne["libelle"],
        rang=0 if ligne["code"] == DALO else 1,
        verdict=verdict,
        etat=etat,
        autorite=autorite_du_public(lettre),
        jusqu_au=_fin_ase(situation, le) if ligne["code"] == ASE else None,
        est_protegee=public_est_protege(lettre),
    )


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
    autorite = autorite_du_public(ligne["lettre"])
    if preuve is Preuve.DECLAREE:
        suite = f"à confirmer par {autorite}." if autorite else f"à vérifier : {ligne['piece']}."
        return a_preciser(f"Déclaré, {suite}", texte=texte)
    return oui(f"Reconnu par {autorite}." if preuve is Preuve.RECONNUE else "Vérifié sur pièce.", texte=texte)


def _enfant_mal_loge(situation: Situation, texte: Texte) -> Verdict:
    if not situation.enfant_mineur_a_charge:
        return non("Aucun enfant mineur à charge.", texte=texte)
    if situation.logement_non_decent is Preuve.PROUVEE:
        return oui("Logement non décent, vérifié sur pièce.", texte=texte)
    suroccupe = situation.logement_suroccupe
    if suroccupe is not None and suroccupe.est_oui:
        if situation.suroccupation.est_etablie:
            return oui(suroccupe.motif, texte=texte)
        return a_preciser(f"Surface déclarée, à vérifier. {suroccupe.motif}", texte=texte)
    if situation.logement_non_decent is Preuve.DECLAREE:
        return a_preciser("Logement déclaré non décent, à vérifier.", texte=texte)
    return non("Logement ni suroccupé ni déclaré non décent.", texte=texte)


def _delai_ase(situation: Situation, texte: Texte, le: date) -> Verdict:
    regles = bareme("priorites", le).contenu["ase"]
    if situation.age is None or situation.ase_fin_le is None:
        return a_preciser("L’âge ou la fin de la prise en charge manque.", texte=texte)
    if situation.age >= regles["age_maximum"]:
        return non(f"{compte(situation.age, 'an', 'ans')} : moins de {regles['age_maximum']} ans requis.", texte=texte)
    limite = _fin_ase(situation, le)
    if limite is not None and le > limite:
        return non(f"La prise en charge a cessé depuis trop longtemps : limite au {jour(limite)}.", texte=texte)
    return oui("Âge et délai respectés.", texte=texte)


def _fin_ase(situation: Situation, le: date) -> date | None:
    """Return the last day of the public, None while the end of care is not known."""
    if situation.ase_fin_le is None:
        return None
    annees = bareme("priorites", le).contenu["ase"]["annees_apres_prise_en_charge"]
    return ajouter_mois(situation.ase_fin_le, annees * MOIS_PAR_AN)
