"""What each letter is made of: plain strings and lists, already decided and already worded by the caller.

Dates are written (`12 novembre 2024`) but `date`, which is ISO; amounts are written (`498,20 €`). An empty string or
an empty list leaves its line out.
"""

from typing import Literal, TypedDict

Paire = tuple[str, str]
CodeDecision = Literal["a", "b", "c", "d", "e"]


class Emetteur(TypedDict):
    """Who writes: the desk or the landlord."""

    nom: str
    service: str
    adresse: list[str]
    telephone: str
    courriel: str


class Lettre(TypedDict):
    """What every letter carries; `destinataire` fills the window of the envelope, name first."""

    date: str
    fait_a: str
    emetteur: Emetteur
    destinataire: list[str]
    appel: str
    numero: str


class Piece(TypedDict):
    """A document, what it must be, and when it came (`oui, le 11 octobre 2024`, `pas encore`)."""

    piece: str
    exigence: str
    recue: str


class Attestation(Lettre):
    """Everything art. R441-2-4 CCH lists, a to i, and its two annexes."""

    demandeur: str
    recue_le: str
    renouvelee_le: str
    valable_jusqu_au: str
    duree: str
    preavis: str
    actualiser: list[str]
    logement_demande: str
    bailleurs: list[str]
    delai_anormal: str
    mediation_a_partir_du: str
    ressort: str
    commission_mediation: list[str]
    suivre: list[str]
    radiee_si: list[str]
    resume: list[Paire]
    etapes: list[str]
    pieces_obligatoires: list[Piece]
    pieces_complementaires: list[str]


class Logement(TypedDict):
    """A dwelling as a letter names it."""

    designation: str
    adresse: str
    reference: str


class Seance(TypedDict):
    """The session that decided."""

    organisme: str
    numero: str
    date: str


class Condition(TypedDict):
    """A paper asked for before the lease may be signed."""

    piece: str
    avant_le: str


class Recours(TypedDict):
    """How to contest: first the commission, then the court."""

    delai: str
    gracieux: list[str]
    tribunal: list[str]


class Decision(Lettre):
    """The decision of a commission on one candidate (art. R441-3 CCH, a to e)."""

    logement: Logement
    seance: Seance
    decision: CodeDecision
    rang: str
    motif: str
    conditions: list[Condition]
    cotation: str
    suites: list[str]
    preavis_radiation: str
    recours: Recours


class Offre(Lettre):
    """The offer of a dwelling (art. R441-10 CCH)."""

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


class BailNotice(Lettre):
    """The lease is signed, so the demande leaves the register (art. R441-2-8 CCH)."""

    logement: Logement
    bailleur: str
    signe_le: str
    entree_le: str
    radiee_le: str
    suites: list[str]
    recours: Recours


class CodeAcces(Lettre):
    """The access code of a household that has none, or lost it; the only place where the code is written."""

    code: str
    site: str
    guichets: list[str]


class Membre(TypedDict):
    """A member of the commission and the voice it has."""

    nom: str
    qualite: str
    presence: str
    voix: str


class CandidatDuProcesVerbal(TypedDict):
    """A file examined: no name, the number and the initials only."""

    numero: str
    initiales: str
    points: str
    pour: int
    contre: int
    abstention: int
    preponderante: str
    decision: str
    motif: str
    conditions: list[Condition]


class PointDuProcesVerbal(TypedDict):
    """A dwelling on the agenda and what was decided for it."""

    logement: Logement
    details: str
    reservataire: str
    derogation: str
    cotation: str
    candidats: list[CandidatDuProcesVerbal]
    report: str


class ProcesVerbal(TypedDict):
    """The minutes of a session (art. R441-9 CCH)."""

    date: str
    organisme: str
    numero: str
    seance_le: str
    ouverture: str
    cloture: str
    lieu: str
    membres: list[Membre]
    quorum_atteint: bool
    quorum: str
    points: list[PointDuProcesVerbal]
    signataires: list[str]
    empreinte: str
