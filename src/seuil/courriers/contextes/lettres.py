"""What each letter to a household is made of: plain strings and lists, already decided and already worded.

Dates are written (`12 novembre 2024`) but `date`, which is ISO; amounts are written (`498,20 €`). An empty string or
an empty list leaves its line out, and so does an optional key that is absent.
"""

from typing import Literal, NotRequired, TypedDict

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


class Auteur(TypedDict):
    """Who decided, legibly (art. L212-1 CRPA): first name and name, then the quality (`présidente de la séance`)."""

    nom: str
    qualite: str


class Piece(TypedDict):
    """A document, what it must be, and when it came (`oui, le 11 octobre 2024`, `pas encore`)."""

    piece: str
    exigence: str
    recue: str


class Voie(TypedDict):
    """One way to contest, or one commission to ask, in the words of `regles.recours` and `regles.mediation`."""

    titre: str
    phrases: list[str]


class Attestation(Lettre):
    """Everything art. R441-2-4 CCH lists, a to i, and its two annexes; what is unknown is empty, and said so.

    `organismes_agrees`: those of art. L365-2, named in one line; `accueil`: the desks where a person is received.
    """

    demandeur: str
    recue_le: str
    renouvelee_le: str
    valable_jusqu_au: str
    duree: str
    preavis: str
    actualiser: list[str]
    logement_demande: str
    bailleurs: list[str]
    organismes_agrees: str
    mediations: list[Voie]
    ressort: str
    accueil: list[str]
    suivre: list[str]
    radiee_si: list[str]
    resume: list[Paire]
    etapes: list[str]
    pieces_obligatoires: list[Piece]
    pieces_complementaires: list[str]


class Logement(TypedDict):
    """A dwelling as a letter names it; `rpls` is its identifier in the State's directory, for the minutes."""

    designation: str
    adresse: str
    reference: str
    rpls: NotRequired[str]


class Seance(TypedDict):
    """The session that decided."""

    organisme: str
    numero: str
    date: str


class Condition(TypedDict):
    """A paper asked for before the lease may be signed; `avant_le` is the last day, included."""

    piece: str
    avant_le: str


class Recours(TypedDict):
    """How to contest: the delay, the two addresses, and each way in words (`demandes.courriers.recours`)."""

    delai: str
    gracieux: list[str]
    tribunal: list[str]
    voies: NotRequired[list[Voie]]


class Algorithme(TypedDict):
    """The mention of art. R311-3-1-1 CRPA, only where the score counted (`demandes.courriers.algorithme`)."""

    phrases: list[str]


class Motivee(Lettre):
    """What a decision says of itself: who, why in fact (`motif`), why in law, and free words that were accepted."""

    auteur: NotRequired[Auteur]
    motif: str
    motif_de_droit: NotRequired[str]
    constat: NotRequired[str]
    mots: NotRequired[str]
    repondre: NotRequired[list[Paire]]
    recours: Recours


class Decision(Motivee):
    """The decision of a commission on one candidate (art. R441-3 CCH, a to e).

    The template says what follows of each decision: `suites` only adds what is local.
    """

    logement: Logement
    seance: Seance
    decision: CodeDecision
    rang: str
    conditions: list[Condition]
    cotation: str
    algorithme: NotRequired[Algorithme]
    suites: list[str]
    preavis_radiation: str


class Avertissement(Motivee):
    """The warning before a removal for irrecevabilité (art. R441-2-8 d CCH): its month runs from a proven delivery."""

    seance: Seance
    delai: str


class ReponseAttendue(Lettre):
    """A letter of a desk that asks for an answer: its last day, what silence may lead to (art. R441-2-8 c CCH)."""

    auteur: Auteur
    question: str
    repondre_avant_le: str
    repondre: list[Paire]
    delai: str


class AvertissementSansReponse(Motivee):
    """The warning after a letter that nobody answered (art. R441-2-8 c CCH): its month runs from a proven delivery."""

    question: str
    delai: str


class Report(Lettre):
    """An examination put off: not a decision. `prochaine_seance`: its day, when it is known.

    `attribue`: the dwelling was attributed to somebody else meanwhile; `suite`: what the household may do.
    """

    logement: Logement
    seance: Seance
    motif: str
    mots: NotRequired[str]
    prochaine_seance: NotRequired[str]
    conditions: NotRequired[list[Condition]]
    attribue: NotRequired[bool]
    suite: NotRequired[str]


class Information(Lettre):
    """A notice on paper, for who has no verified address: its title and its paragraphs."""

    titre: str
    paragraphes: list[str]


class LettreAuBailleur(Lettre):
    """A household writes to its landlord: `emetteur` is the household, `destinataire` the landlord it names."""

    recue_le: str
    signataire: str


class CodeAcces(Lettre):
    """The access code of a household that has none, or lost it; the only place where the code is written."""

    code: str
    site: str
    guichets: list[str]
