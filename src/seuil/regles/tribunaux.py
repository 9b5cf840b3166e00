"""Which court judges a decision, and how far a household lives from it (CJA R221-3, R312-1, R312-7, R421-7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.delais import Delais
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Texte

R221_3: Final = Texte("CJA R221-3", Certitude.VERIFIE)
OUTRE_MER: Final = ("97", "98")  # how the codes of the départements and collectivities overseas begin
CORSE: Final = "20"
ETRANGER: Final = "etranger"


class Objet(StrEnum):
    """What is contested: a decision on a dwelling, or one on the demand itself (radiation, attestation)."""

    LOGEMENT = "logement"
    DEMANDE = "demande"


class TribunalInconnu(LookupError):
    """No court is known for this département."""


@dataclass(frozen=True, slots=True)
class Tribunal:
    """A court, the départements of its area, and what its area leaves out (`note`)."""

    nom: str
    siege: str
    departements: frozenset[str]
    outre_mer: bool = False
    note: str = ""


def tribunal(departement: str, le: date) -> Tribunal:
    """Return the court whose area holds a département (CJA R221-3). Raises TribunalInconnu."""
    trouve = _par_departement(bareme("tribunaux", le).depuis).get(departement)
    if trouve is None:
        raise TribunalInconnu(f"Aucun tribunal administratif n’est connu pour le département {citer(departement)}.")
    return trouve


def departement_competent(objet: Objet, *, logement: str, auteur: str) -> str:
    """Return the département whose court judges (our choice between R312-7 and R312-1; law-complements §4.3).

    A refusal of a dwelling goes where the dwelling stands, a radiation where its author sits.
    """
    return logement if objet is Objet.LOGEMENT else auteur


def delai_de_distance(juge: Tribunal, demeure: str, regles: Delais) -> int:
    """Return the months that distance adds for who lives in a département, or ``ETRANGER`` (CJA R421-7)."""
    if demeure == ETRANGER:
        return regles.distance_etranger_mois
    if juge.outre_mer:
        return 0 if demeure in juge.departements else regles.distance_outre_mer_mois
    return regles.distance_outre_mer_mois if demeure.startswith(OUTRE_MER) else 0


def departement_du_code_postal(code_postal: str) -> str:
    """Return the département of an address, "" without a code; Corsica as one, which has one court."""
    if code_postal.startswith(OUTRE_MER):
        return code_postal[:3]
    return "2A" if code_postal.startswith(CORSE) else code_postal[:2]


@lru_cache(maxsize=8)
def _par_departement(depuis: date) -> dict[str, Tribunal]:
    lignes = bareme("tribunaux", depuis).contenu["tribunaux"]
    return {departement: _lire(ligne) for ligne in lignes for departement in ligne["departements"]}


def _lire(ligne: dict[str, Any]) -> Tribunal:
    lue = {"outre_mer": False, "note": "", **ligne}
    return Tribunal(**{**lue, "departements": frozenset(lue["departements"])})
