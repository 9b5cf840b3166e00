"""Reserved shares of the flow and yearly objectives (art. L441-1, R441-5 to R441-5-4 CCH)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.ecriture import entier
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

MUTATION: Final = "mutation"  # among the reasons of the table: a tenant of the landlord moves inside its stock


class Reservataire(StrEnum):
    """Who may hold a share of the flow; only the State and local authorities have a legal cap."""

    PREFET = "prefet"
    PREFET_AGENTS = "prefet_agents"
    COLLECTIVITE = "collectivite"
    ACTION_LOGEMENT = "action_logement"
    AUTRE = "autre"


class Objectif(StrEnum):
    PREMIER_QUARTILE_HORS_QPV = "premier_quartile_hors_qpv"
    AUTRES_QUARTILES_EN_QPV = "autres_quartiles_en_qpv"
    PRIORITAIRES_RESERVATAIRE = "prioritaires_reservataire"


@dataclass(frozen=True, slots=True)
class Seuil:
    """A share in percent, with the text that sets it."""

    pourcent: int
    texte: Texte


def part_maximale(reservataire: Reservataire, le: date) -> Seuil | None:
    """Return the highest share of the flow, None where only the convention decides."""
    ligne = bareme("contingents", le).contenu["parts"].get(reservataire)
    return None if ligne is None else Seuil(ligne["maximum"], _texte(ligne))


def taux_permis(pourcent: int, reservataire: Reservataire, le: date) -> Verdict:
    """Judge the share a convention gives to a réservataire."""
    part = part_maximale(reservataire, le)
    if part is None:
        return oui("La convention fixe librement cette part.")
    phrase = f"{pourcent} % du flux pour un maximum de {part.pourcent} %."
    return oui(phrase, texte=part.texte) if pourcent <= part.pourcent else non(phrase, texte=part.texte)


def logements_du_flux(pourcent: int, assiette: int) -> int:
    """Return how many dwellings of the year a share gives, rounded down: a cap is never passed."""
    return assiette * pourcent // 100


def objectif_atteint(objectif: Objectif, *, realises: int, attributions: int, le: date) -> Verdict:
    """Compare a year's leases with the objective; no attribution at all cannot be judged."""
    ligne = bareme("contingents", le).contenu["objectifs"][objectif]
    texte = _texte(ligne)
    if attributions == 0:
        return a_preciser("Aucune attribution sur la période.", texte=texte)
    phrase = f"{entier(realises)} sur {entier(attributions)} attributions, objectif {ligne['minimum']} %."
    if realises * 100 >= attributions * ligne["minimum"]:
        return oui(phrase, texte=texte)
    return non(phrase, texte=texte)


def bilan_avant_le(annee: int, le: date) -> date:
    """Return the day by which the landlord reports the flow of a year to every réservataire (art. R441-5-1)."""
    ligne = bareme("contingents", le).contenu["bilan"]
    return date(annee + 1, ligne["mois"], ligne["jour"])


def motifs_hors_flux(le: date) -> tuple[str, ...]:
    """Return the reasons that take a dwelling out of the flow (art. R441-5)."""
    return tuple(bareme("contingents", le).contenu["hors_flux"]["motifs"])


def _texte(ligne: dict[str, Any]) -> Texte:
    return Texte(ligne["article"], Certitude(ligne["certitude"]), ligne.get("note", ""))
