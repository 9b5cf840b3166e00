"""Decide on a paper: accept it and establish what it proves, or ask for the page that does not serve."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande, Origine
from seuil.demandes.services import Preuve, etablir
from seuil.demandes.services.etablir import A_VENIR
from seuil.instruction import acces
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.requetes.motifs import motifs_d_ici
from seuil.instruction.requetes.paroles import dire_le_refus
from seuil.instruction.services.prendre import PieceTenue, tenue_par
from seuil.instruction.services.rectifier import Correction, rectifier
from seuil.instruction.services.remplacer import remplacer_l_ancienne
from seuil.journal.services import consigner
from seuil.regles.autocontrole.carte import carte_identite_valable_jusqu_au
from seuil.regles.motifs_pieces import MotifDePieceInconnu
from seuil.regles.pieces import piece_de_code
from seuil.regles.preuves import faits_prouvables, preuve_valable_jusqu_au
from seuil.socle.droits import exiger

PARTIE = "Ce document est passé dans une autre demande : rouvrez-le depuis la liste."
DEJA_FINI = "Ce document n’est plus valable : demandez-en un autre."


@dataclass(frozen=True, slots=True)
class Lecture:
    """What an agent read: the dates on the paper, the facts it shows, the values it gives, the answers it corrects.

    ``faits`` maps each fact to its value, None when what was declared is right.
    """

    datee_du: date | None = None
    imprimee: date | None = None
    delivree_le: date | None = None
    faits: Mapping[str, Any] = field(default_factory=dict)
    corrections: Collection[Correction] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Refus:
    """Why pages do not serve: a code of the territory for each page refused, and free words."""

    codes: Mapping[int, str]
    precision: str = ""
    message: str = ""


class LectureImpossible(ValueError):
    """What was typed cannot be: ``champ`` names where."""

    def __init__(self, champ: str, phrase: str) -> None:
        self.champ = champ
        super().__init__(phrase)


@transaction.atomic
def accepter(piece: Piece, lecture: Lecture, *, par: Agent, le: date, a: datetime) -> Piece:
    """Accept a paper: it establishes the facts that were seen on it, until the day that the law gives it.

    Raises DroitRefuse, PassageInterdit, PieceTenue, LectureImpossible, FoyerImpossible, DateManquante.
    """
    piece = _tenir(piece, par=par, a=a)
    _verifier(piece, lecture, le)
    remplacer_l_ancienne(piece)
    piece.passer("accepter")
    piece.feuilles.filter(etat=EtatFeuille.A_LIRE).update(etat=EtatFeuille.ACCEPTEE)
    piece.datee_du, piece.imprimee = lecture.datee_du, lecture.imprimee
    piece.expire_le = _valable_jusqu_au(piece, lecture, le)
    _clore(piece, lecture.message, par=par, le=le)
    if lecture.corrections:
        rectifier(piece, lecture.corrections, par=par, le=le)
    preuves = [_prouver(piece, fait, valeur, le) for fait, valeur in lecture.faits.items()]
    if preuves:
        etablir(piece.demande, preuves, par=par, le=le)

    consigner(
        "demande.piece_acceptee", piece.demande, par=par, le=le, piece=piece.pk, rectifiee=bool(lecture.corrections)
    )
    return piece


@transaction.atomic
def refuser(
    piece: Piece, refus: Refus, *, contredits: Collection[str] = (), par: Agent, le: date, a: datetime
) -> Piece:
    """Ask for the pages that do not serve; the others stay. ``contredits``: facts that the paper shows to be false.

    Raises DroitRefuse, PassageInterdit, PieceTenue, LectureImpossible, MotifDePieceInconnu.
    """
    if not refus.codes:
        raise LectureImpossible("codes", "Dites quelle page ne convient pas, et pourquoi.")
    piece = _tenir(piece, par=par, a=a)
    piece.passer("refuser")
    connus = motifs_d_ici(piece.demande, le)
    for feuille in piece.feuilles.filter(etat=EtatFeuille.A_LIRE):
        _juger(feuille, refus, connus)
    _clore(piece, refus.message or dire_le_refus(piece, refus.codes, refus.precision, le), par=par, le=le)
    faits = [fait for fait in contredits if fait in faits_prouvables(piece.code, le)]
    if faits:
        etablir(piece.demande, [_prouver(piece, fait, False, le) for fait in faits], par=par, le=le)

    consigner("demande.piece_a_remplacer", piece.demande, par=par, le=le, piece=piece.pk)
    return piece


def _tenir(piece: Piece, *, par: Agent, a: datetime) -> Piece:
    """Lock the demand, then the paper, as it is now: the second of two decisions reads the first."""
    exiger(acces.peut_instruire(par, piece))
    demande = Demande.objects.get(pk=piece.demande_id).verrouiller()
    piece = piece.verrouiller()
    if piece.demande_id != demande.pk:
        raise PieceTenue(PARTIE)
    piece.demande = demande
    verdict = tenue_par(piece, par, a)
    if not verdict.est_oui:
        raise PieceTenue(verdict.motif)
    return piece


def _verifier(piece: Piece, lecture: Lecture, le: date) -> None:
    for champ in ("datee_du", "delivree_le"):
        if (lu := getattr(lecture, champ)) is not None and lu > le:
            raise LectureImpossible(champ, A_VENIR)
    inconnus = set(lecture.faits) - set(faits_prouvables(piece.code, le))
    if inconnus:
        raise LectureImpossible("faits", "Ce document ne peut pas établir cela.")
    fin = _valable_jusqu_au(piece, lecture, le)
    if fin is not None and fin < le:
        raise LectureImpossible("imprimee" if lecture.imprimee else "datee_du", DEJA_FINI)


def _valable_jusqu_au(piece: Piece, lecture: Lecture, le: date) -> date | None:
    """Return the last day that the law gives to the paper: a card of an adult may outlive what it bears."""
    imprimee = lecture.imprimee
    if imprimee is not None and lecture.delivree_le is not None:
        nee_le = (piece.personne or piece.demande.titulaire).naissance
        imprimee = carte_identite_valable_jusqu_au(lecture.delivree_le, nee_le, imprimee)
    return preuve_valable_jusqu_au(piece.code, lecture.datee_du, imprimee, le)


def _juger(feuille: Feuille, refus: Refus, connus: Collection[str]) -> None:
    code = refus.codes.get(feuille.pk, "")
    if code and code not in connus:
        raise MotifDePieceInconnu(f"Le motif « {code} » n’existe pas.")
    feuille.etat = EtatFeuille.REFUSEE if code else EtatFeuille.ACCEPTEE
    feuille.motif, feuille.precision = code, refus.precision if code else ""
    feuille.save(update_fields=["etat", "motif", "precision"])


def _clore(piece: Piece, message: str, *, par: Agent, le: date) -> None:
    """Write the decision, free the paper."""
    piece.decidee_le, piece.decidee_par, piece.message = le, par.designation, message
    piece.prise_par = piece.prise_a = None
    piece.save()


def _prouver(piece: Piece, fait: str, valeur: Any, le: date) -> Preuve:
    feuille = piece.feuilles.exclude(document=None).first()
    return Preuve(
        fait=fait,
        origine=Origine.PIECE,
        source=piece_de_code(piece.code, le).en_clair,
        du=min(piece.datee_du or le, le),
        au=piece.expire_le,
        valeur=valeur,
        document=feuille.document if feuille else None,
        personne=piece.personne,
    )
