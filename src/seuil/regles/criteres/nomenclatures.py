"""Codes of the national register (SNE): present lodging and working situation, stored as small integers."""

from __future__ import annotations

from enum import IntEnum


class CodeLisible(IntEnum):
    """A code that carries its own words: two nomenclatures share integers, so no table is keyed by them."""

    libelle: str

    def __new__(cls, valeur: int, libelle: str = "") -> CodeLisible:
        code = int.__new__(cls, valeur)
        code._value_ = valeur
        code.libelle = libelle
        return code


class StatutOccupation(CodeLisible):
    """How the applicant lives today (SNE, modeLogement)."""

    INCONNU = 0, "non renseigné"
    HLM = 1, "locataire du parc social"
    LP = 2, "locataire du parc privé"
    RS = 3, "résidence sociale, foyer ou pension de famille"
    RHVS = 4, "résidence hôtelière à vocation sociale"
    RE = 5, "résidence étudiante"
    SLHT = 6, "sous-location ou hébergement temporaire"
    SH = 7, "structure d’hébergement"
    CDEFCM = 8, "centre départemental de l’enfance ou centre maternel"
    CPE = 9, "hébergé chez ses parents ou ses enfants"
    CP = 10, "hébergé chez un particulier"
    LTG = 11, "logé à titre gratuit"
    FONC = 12, "logement de fonction"
    POCC = 13, "propriétaire occupant"
    CAMCAR = 14, "camping ou caravaning"
    HOT = 15, "hôtel"
    SD = 16, "sans abri ou abri de fortune"
    SQUAT = 17, "squat"


class SituationPro(CodeLisible):
    """The applicant's work (SNE, typeContratTravail)."""

    INCONNU = 0, "non renseignée"
    CDI = 1, "CDI ou fonctionnaire"
    CDD = 2, "CDD, stage ou intérim"
    ART = 3, "artisan, commerçant ou profession libérale"
    CHO = 4, "demandeur d’emploi"
    APP = 5, "apprenti"
    ETU = 6, "étudiant"
    RET = 7, "retraité"
    AUT = 8, "autre situation"
