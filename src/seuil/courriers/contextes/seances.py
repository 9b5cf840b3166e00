"""What the minutes of a session are made of (art. R441-9 CCH): numbers of demands, never a name of candidate."""

from typing import NotRequired, TypedDict

from seuil.courriers.contextes.lettres import Condition, Logement, Paire


class Membre(TypedDict):
    """A member of the commission, whether present, and the voice it has."""

    nom: str
    qualite: str
    presence: str
    voix: str


class CandidatDuProcesVerbal(TypedDict):
    """A file examined: no name, the number and the initials only. `heure`: when the vote was taken."""

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
    motif_de_droit: NotRequired[str]
    heure: NotRequired[str]


class VoteAnterieur(TypedDict):
    """A vote that does not stand: what was proposed, the count, and what became of it (`vote refait`)."""

    numero: str
    heure: str
    proposition: str
    scrutin: str
    issue: str


class ReportDuProcesVerbal(TypedDict):
    """A candidate whose examination was put off."""

    numero: str
    heure: str
    motif: str


class RangPasse(TypedDict):
    """A demand ranked before the candidates and not put forward, and why."""

    rang: str
    numero: str
    motif: str


class PointDuProcesVerbal(TypedDict):
    """A dwelling on the agenda and what was decided for it.

    `derogation`: why fewer demands than the minimum; `report`: why nothing was decided for the dwelling as a whole;
    `electorat`: who has a voice for it; `deports`: who stepped back, and why; `cumuls`: the number of a household that
    is first elsewhere too, and what was said of it.
    """

    logement: Logement
    details: str
    reservataire: str
    derogation: str
    cotation: str
    candidats: list[CandidatDuProcesVerbal]
    report: str
    examinees: NotRequired[str]
    quorum: NotRequired[str]
    electorat: NotRequired[list[str]]
    deports: NotRequired[list[Paire]]
    votes_anterieurs: NotRequired[list[VoteAnterieur]]
    reports: NotRequired[list[ReportDuProcesVerbal]]
    rangs_passes: NotRequired[list[RangPasse]]
    cumuls: NotRequired[list[Paire]]


class ProcesVerbal(TypedDict):
    """The minutes of a session. `mouvements`: the hour, then who came or left; `presidence`: who presided and why."""

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
    convocation: NotRequired[str]
    presidence: NotRequired[str]
    reglement: NotRequired[str]
    mouvements: NotRequired[list[Paire]]
