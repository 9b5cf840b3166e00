"""The papers that wait for an agent: first what a vacancy waits for, then by the day to answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q

from seuil.acteurs.models import Agent
from seuil.demandes.etats import EN_COURS
from seuil.demandes.requetes import delais_de_la_demande, fin_de_prise
from seuil.designations.etats import EN_LICE
from seuil.designations.models import Candidature
from seuil.instruction.acces import pieces_visibles
from seuil.instruction.models import Piece, PieceQuerySet
from seuil.instruction.nomenclatures import CODES_SENSIBLES
from seuil.regles.pieces import piece_de_code
from seuil.socle.horloge import jour_de

RESERVEE = "Document réservé"
RESERVES = "reserve"  # the type that stands, in a filter, for all the sensitive ones
ANNONCES = 3


@dataclass(frozen=True, slots=True)
class LigneALire:
    """A line of the queue: what it is, whose, until when to answer, who holds it, whether a vacancy waits for it."""

    piece: Piece
    nom: str
    qui: str
    avant: date
    est_designee: bool
    est_contestee: bool
    tenue: str


def a_lire(agent: Agent) -> PieceQuerySet:
    """Return the papers that an agent may read, of demands that run: a vacancy in progress first, then the oldest."""
    en_lice = Candidature.objects.filter(demande=OuterRef("demande"), etat__in=EN_LICE)
    lues = pieces_visibles(agent).a_lire().filter(demande__etat__in=EN_COURS).annotate(est_designee=Exists(en_lice))
    return lues.select_related("demande", "personne", "prise_par").order_by(F("est_designee").desc(), "envoyee_a", "pk")


def filtrer(pieces: PieceQuerySet, agent: Agent, *, sorte: str, est_a_moi: bool) -> PieceQuerySet:
    """Keep a type of paper, those that the agent holds, in the same order; a sensitive type has no name of its own."""
    if est_a_moi:
        pieces = pieces.filter(prise_par=agent)
    if sorte == RESERVES:
        return pieces.filter(code__in=CODES_SENSIBLES)
    return pieces.filter(code=sorte).exclude(code__in=CODES_SENSIBLES) if sorte else pieces


def sortes(pieces: PieceQuerySet, le: date) -> list[tuple[str, str]]:
    """Return the types of paper that wait, by name."""
    codes = set(pieces.order_by().values_list("code", flat=True))
    noms = {code: piece_de_code(code, le).en_clair for code in codes - CODES_SENSIBLES}
    if codes & CODES_SENSIBLES:
        noms[RESERVES] = RESERVEE
    return sorted(noms.items(), key=lambda une: une[1])


def ensuite(piece: Piece, agent: Agent, le: date) -> tuple[int, list[LigneALire]]:
    """Return how many other papers the agent may open, and the first ones; nobody is named before it is opened."""
    autres = a_lire(agent).exclude(pk=piece.pk).filter(Q(prise_par=None) | Q(prise_par=agent))
    return autres.count(), en_lignes(list(autres[:ANNONCES]), le)


def en_lignes(pieces: list[Piece], le: date) -> list[LigneALire]:
    """Return lines of the queue in words; a sensitive paper never says its name in a list."""
    return [
        LigneALire(
            piece=piece,
            nom=nom_en_liste(piece, le),
            qui=str(piece.personne or piece.demande.titulaire),
            avant=repondre_avant(piece, le),
            est_designee=piece.est_designee,  # type: ignore[attr-defined]
            est_contestee=bool(piece.contestation),
            tenue=piece.prise_par.designation if piece.prise_par else "",
        )
        for piece in pieces
    ]


def tenants(pieces: PieceQuerySet, a: datetime) -> tuple[Agent, ...]:
    """Return who holds these papers at that hour, once for each paper held."""
    prises = [(piece, piece.prise_par, piece.prise_a) for piece in pieces.exclude(prise_par=None)]
    return tuple(qui for piece, qui, depuis in prises if qui and depuis and fin_de_prise(piece.demande, depuis, a) > a)


def nom_en_liste(piece: Piece, le: date) -> str:
    """Return how a paper is named where more than one agent looks."""
    return RESERVEE if piece.code in CODES_SENSIBLES else piece_de_code(piece.code, le).en_clair


def repondre_avant(piece: Piece, le: date) -> date:
    """Return the day by which the town answers."""
    assert piece.envoyee_a is not None
    jours = delais_de_la_demande(piece.demande, le).verification_piece_jours
    return jour_de(piece.envoyee_a) + timedelta(days=jours)
