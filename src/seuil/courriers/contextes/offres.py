"""What the letters of an offer are made of, from the offer to the lease; written as `contextes/lettres.py` says."""

from typing import Literal, NotRequired

from seuil.courriers.contextes.lettres import Auteur, Condition, Lettre, Logement, Paire, Recours, Seance

Reponse = Literal["acceptation", "refus"]


class Offre(Lettre):
    """The offer of a dwelling (art. R441-10 CCH).

    `limite` is the last day, included, with its weekday; `delai_minimal` what the article asks at least.
    """

    logement: Logement
    caracteristiques: list[Paire]
    loyer: str
    charges: str
    total: str
    depot_garantie: str
    aide_estimee: str
    disponible_le: str
    rang: str
    conditions: list[Condition]
    repondre_avant_le: str
    delai: str
    repondre: list[Paire]
    suites: list[str]
    limite: NotRequired[str]
    delai_minimal: NotRequired[str]
    effet_du_refus: NotRequired[str]
    dalo: NotRequired[bool]
    auteur: NotRequired[Auteur]


class Accuse(Lettre):
    """An answer was received: on which day, by which way (`par téléphone`), and what happens next."""

    logement: Logement
    reponse: Reponse
    recue_le: str
    voie: str
    hors_delai: NotRequired[str]
    motif: NotRequired[str]
    conditions: NotRequired[list[Condition]]
    suites: list[str]


class Retrait(Lettre):
    """An offer is withdrawn, and why: nothing counts against the household."""

    logement: Logement
    offre_du: str
    motif: str
    suites: list[str]
    auteur: NotRequired[Auteur]
    recours: NotRequired[Recours]


class Caducite(Lettre):
    """An attribution under condition lapsed: its paper, the last day that was given, why, and nothing held against."""

    logement: Logement
    seance: Seance
    piece: str
    avant_le: str
    recue_le: NotRequired[str]
    motif: str
    auteur: Auteur
    repondre: list[Paire]
    recours: Recours


class BailNotice(Lettre):
    """The lease is signed, so the demande leaves the register (art. R441-2-8 CCH)."""

    logement: Logement
    bailleur: str
    signe_le: str
    entree_le: str
    radiee_le: str
    suites: list[str]
    recours: Recours
