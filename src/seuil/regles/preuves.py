"""What each paper can prove, until when, and the state of a proof on a day (art. R441-2-4-1, R441-2-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.criteres.declaration import Etabli
from seuil.regles.criteres.faits import FAITS, PROUVABLES
from seuil.regles.pieces import Piece, PieceInconnue, piece_de_code, titres
from seuil.regles.saisie import citer
from seuil.regles.textes import TableIllisible

CLES: Final = frozenset({"piece", "faits", "validite", "mots"})


class Validite(StrEnum):
    AUCUNE = "aucune"
    IMPRIMEE = "imprimee"
    SI_IMPRIMEE = "si_imprimee"
    AVIS = "avis"
    MOIS = "mois"
    """As many months as the limitative list gives to the paper."""


class EtatDePreuve(StrEnum):
    A_VENIR = "a_venir"
    VALABLE = "valable"
    BIENTOT = "bientot"
    A_RENOUVELER = "a_renouveler"
    PERIMEE = "perimee"

    @property
    def compte(self) -> bool:
        """Say whether the points that the proof gives are kept."""
        return self in {EtatDePreuve.VALABLE, EtatDePreuve.BIENTOT, EtatDePreuve.A_RENOUVELER}


class DateManquante(ValueError):
    """The validity of this paper depends on a date that was not given; ``champ`` names it."""

    def __init__(self, champ: str, phrase: str) -> None:
        self.champ = champ
        super().__init__(phrase)


class FaitInconnu(LookupError):
    """No paper can prove a fact of this name."""


@dataclass(frozen=True, slots=True)
class Probante:
    """What one paper proves; `reservee`: an authority decides it, and the paper alone proves nothing."""

    piece: Piece
    faits: tuple[str, ...]
    validite: Validite
    mots: tuple[str, ...]
    reservee: bool


def faits_prouvables(piece: str, le: date) -> tuple[str, ...]:
    """Return the facts that a household's paper can prove; none for the decision of an authority.

    Raises PieceInconnue.
    """
    probante = _probante(piece, le)
    return () if probante.reservee else probante.faits


def faits_reserves(titre: str, le: date) -> tuple[str, ...]:
    """Return the facts that an agent empowered by the authority may enter from its decision. Raises PieceInconnue."""
    probante = _probante(titre, le)
    return probante.faits if probante.reservee else ()


def pieces_pour(fait: str, le: date) -> tuple[str, ...]:
    """Return the codes of the papers that prove a fact; none for a reserved one. Raises FaitInconnu."""
    return _codes(fait, le, reservees=False)


def titres_pour(fait: str, le: date) -> tuple[str, ...]:
    """Return the codes of the decisions from which a reserved fact is entered. Raises FaitInconnu."""
    return _codes(fait, le, reservees=True)


def autorite_de(fait: str) -> str:
    """Return who alone decides a fact, empty when a paper is enough. Raises FaitInconnu."""
    _refuser_un_fait_inconnu(fait)
    return FAITS[fait].autorite


def mots_de_la_piece(piece: str, le: date) -> tuple[str, ...]:
    """Return how the facts name a paper. Raises PieceInconnue."""
    return _probante(piece, le).mots


def validite_de(piece: str, le: date) -> Validite:
    """Return what bounds the validity of a paper. Raises PieceInconnue."""
    return _probante(piece, le).validite


def preuve_valable_jusqu_au(piece: str, datee_du: date | None, imprimee: date | None, le: date) -> date | None:
    """Return the last day of a proof, None when nothing bounds it.

    `datee_du` is the day of the paper (of a tax notice: the day it was made out), `imprimee` the date of end that it
    bears, which always bounds it. Raises DateManquante when the date that bounds this paper is not given.
    """
    probante = _probante(piece, le)
    limites = [limite for limite in (_limite(probante, datee_du, imprimee), imprimee) if limite is not None]
    return min(limites, default=None)


def etat_de_la_preuve(du: date, au: date | None, le: date, delai_jours: int) -> EtatDePreuve:
    """Return the state of a proof that holds from a day until another, None for ever.

    `delai_jours` is how long the territory keeps the points of a proof to renew. A proof dated tomorrow does not count.
    """
    if le < du:
        return EtatDePreuve.A_VENIR
    if au is None:
        return EtatDePreuve.VALABLE
    reste = (au - le).days
    if reste >= 0:
        return EtatDePreuve.BIENTOT if reste <= bientot_jours(le) else EtatDePreuve.VALABLE
    return EtatDePreuve.A_RENOUVELER if -reste <= delai_jours else EtatDePreuve.PERIMEE


def premier_changement(du: date, au: date | None, le: date, delai_jours: int) -> date | None:
    """Return the first day after `le` when the state of this proof changes, None when it never does."""
    etat = etat_de_la_preuve(du, au, le, delai_jours)
    jours = [du.toordinal()]
    if au is not None:
        fin = au.toordinal()
        jours += [fin - bientot_jours(le), fin + 1, fin + delai_jours + 1]
    suivants = [date.fromordinal(jour) for jour in sorted(jours) if le.toordinal() < jour <= date.max.toordinal()]
    return next((jour for jour in suivants if etat_de_la_preuve(du, au, jour, delai_jours) is not etat), None)


def bientot_jours(le: date) -> int:
    """Return how many days before its end a proof is said to end soon."""
    return int(bareme("preuves", le).contenu["delais"]["bientot_jours"])


def _limite(probante: Probante, datee_du: date | None, imprimee: date | None) -> date | None:
    piece, validite = probante.piece, probante.validite
    if validite is Validite.IMPRIMEE and imprimee is None:
        raise DateManquante("imprimee", f"La date de fin de validité manque : {piece.libelle}.")
    if validite not in {Validite.MOIS, Validite.AVIS}:
        return None
    if datee_du is None:
        raise DateManquante("datee_du", f"La date du document manque : {piece.libelle}.")
    if validite is Validite.AVIS:
        return date(datee_du.year + 1, 12, 31)
    return ajouter_mois(datee_du, piece.validite_mois or 0)


def _codes(fait: str, le: date, *, reservees: bool) -> tuple[str, ...]:
    _refuser_un_fait_inconnu(fait)
    table = _table(bareme("preuves", le).depuis).items()
    return tuple(code for code, probante in table if fait in probante.faits and probante.reservee is reservees)


def _refuser_un_fait_inconnu(fait: str) -> None:
    if fait not in PROUVABLES:
        raise FaitInconnu(f"Le fait {citer(fait)} ne se prouve par aucune pièce.")


def _probante(code: str, le: date) -> Probante:
    table = _table(bareme("preuves", le).depuis)
    if code not in table:
        raise PieceInconnue(f"La pièce {citer(code)} n’existe pas.")
    return table[code]


@lru_cache(maxsize=8)
def _table(depuis: date) -> MappingProxyType[str, Probante]:
    lignes = bareme("preuves", depuis).contenu["preuves"]
    return MappingProxyType({ligne["piece"]: lire_probante(ligne, depuis) for ligne in lignes})


def lire_probante(ligne: dict[str, Any], le: date) -> Probante:
    """Return one line of the table. Raises TableIllisible: unknown word, reserved fact given to a household's paper."""
    code, faits = ligne["piece"], tuple(ligne.get("faits", ()))
    piece, reservee = piece_de_code(code, le), code in {titre.code for titre in titres(le)}
    etablis = Etabli.AUTORITE if reservee else Etabli.DOCUMENT
    fautifs = [fait for fait in faits if fait not in PROUVABLES or FAITS[fait].etabli is not etablis]
    if set(ligne) - CLES or fautifs:
        raise TableIllisible(f"preuves : la pièce {citer(code)} ne peut pas établir {fautifs or sorted(ligne)}.")
    if (piece.validite_mois is None) is ("validite" not in ligne):
        raise TableIllisible(f"preuves : la validité de {citer(code)} est dite deux fois, ou jamais.")
    return Probante(piece, faits, Validite(ligne.get("validite", "mois")), tuple(ligne.get("mots", ())), reservee)
