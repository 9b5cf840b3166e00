"""Codes of the national register (SNE): present lodging and working situation, stored as small integers."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class StatutOccupation(IntEnum):
    """How the applicant lives today (SNE, modeLogement)."""

    INCONNU = 0
    HLM = 1
    LP = 2
    RS = 3
    RHVS = 4
    RE = 5
    SLHT = 6
    SH = 7
    CDEFCM = 8
    CPE = 9
    CP = 10
    LTG = 11
    FONC = 12
    POCC = 13
    CAMCAR = 14
    HOT = 15
    SD = 16
    SQUAT = 17


class SituationPro(IntEnum):
    """The applicant's work (SNE, typeContratTravail)."""

    INCONNU = 0
    CDI = 1
    CDD = 2
    ART = 3
    CHO = 4
    APP = 5
    ETU = 6
    RET = 7
    AUT = 8


LIBELLES: Final[dict[IntEnum, str]] = {
    StatutOccupation.INCONNU: "non renseigné",
    StatutOccupation.HLM: "locataire du parc social",
    StatutOccupation.LP: "locataire du parc privé",
    StatutOccupation.RS: "résidence sociale, foyer ou pension de famille",
    StatutOccupation.RHVS: "résidence hôtelière à vocation sociale",
    StatutOccupation.RE: "résidence étudiante",
    StatutOccupation.SLHT: "sous-location ou hébergement temporaire",
    StatutOccupation.SH: "structure d’hébergement",
    StatutOccupation.CDEFCM: "centre départemental de l’enfance ou centre maternel",
    StatutOccupation.CPE: "hébergé chez ses parents ou ses enfants",
    StatutOccupation.CP: "hébergé chez un particulier",
    StatutOccupation.LTG: "logé à titre gratuit",
    StatutOccupation.FONC: "logement de fonction",
    StatutOccupation.POCC: "propriétaire occupant",
    StatutOccupation.CAMCAR: "camping ou caravaning",
    StatutOccupation.HOT: "hôtel",
    StatutOccupation.SD: "sans abri ou abri de fortune",
    StatutOccupation.SQUAT: "squat",
    SituationPro.INCONNU: "non renseignée",
    SituationPro.CDI: "CDI ou fonctionnaire",
    SituationPro.CDD: "CDD, stage ou intérim",
    SituationPro.ART: "artisan, commerçant ou profession libérale",
    SituationPro.CHO: "demandeur d’emploi",
    SituationPro.APP: "apprenti",
    SituationPro.ETU: "étudiant",
    SituationPro.RET: "retraité",
    SituationPro.AUT: "autre situation",
}
