"""The limited list of papers, and which ones a situation calls for (arrêté du 22 décembre 2020)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ecriture import jour
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui


class Etape(StrEnum):
    ENREGISTREMENT = "enregistrement"
    INSTRUCTION = "instruction"


class ConditionInconnue(ValueError):
    """A situation names a fact no paper depends on."""


class PieceInconnue(LookupError):
    """No paper has this code."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paper of the list; `obligatoire` papers are always due under their condition, others may be asked for.

    `sauf` names the fact that another paper of the list answers instead. `libelle` is the list's name, `en_clair` that
    of every screen and message, for the household and the agent alike (« vous » to nobody); one of `acceptes`, or one
    paper of `alternatives`, is enough, and none of `refuses` is. `par_personne`: one for each adult. `protege`: read by
    those alone who are entitled to the sensitive compartment.
    """

    code: str
    etape: Etape
    obligatoire: bool
    theme: str
    libelle: str
    condition: str
    sauf: str
    validite_mois: int | None
    texte: Texte
    en_clair: str
    pourquoi: str
    acceptes: tuple[str, ...]
    par_personne: bool
    alternatives: tuple[str, ...]
    refuses: tuple[str, ...]
    protege: bool


def liste_limitative(le: date) -> tuple[Piece, ...]:
    """Return every paper that may be asked for; raises BaremeInconnu before 1 February 2021."""
    return _section(bareme("pieces", le).depuis, "pieces")


def pieces_apportees(le: date) -> tuple[Piece, ...]:
    """Return the papers outside the list that a household may bring for its points; nobody may require them."""
    return _section(bareme("pieces", le).depuis, "apportees")


def titres(le: date) -> tuple[Piece, ...]:
    """Return the decisions of an authority, which an agent empowered for it enters."""
    return _section(bareme("pieces", le).depuis, "titres")


def piece_de_code(code: str, le: date) -> Piece:
    """Return a paper of any of the three lists. Raises PieceInconnue."""
    connues = (*liste_limitative(le), *pieces_apportees(le), *titres(le))
    trouvee = next((piece for piece in connues if piece.code == code), None)
    if trouvee is None:
        raise PieceInconnue(f"La pièce {citer(code)} n’existe pas.")
    return trouvee


def conditions(le: date) -> frozenset[str]:
    """Return the facts a situation may name."""
    return frozenset(fait for piece in liste_limitative(le) for fait in (piece.condition, piece.sauf) if fait)


def pieces_attendues(situation: Collection[str], etape: Etape, le: date) -> tuple[Piece, ...]:
    """Return the papers due at a step for the facts of a situation, mandatory ones first.

    Raises ConditionInconnue for a fact the list does not know.
    """
    refuser_les_inconnues(situation, le)
    dues = [piece for piece in liste_limitative(le) if piece.etape is etape and est_due(piece, situation)]
    return tuple(sorted(dues, key=lambda piece: not piece.obligatoire))


def refuser_les_inconnues(situation: Collection[str], le: date) -> None:
    """Raise ConditionInconnue for a fact the list does not know."""
    inconnues = sorted(set(situation) - conditions(le))
    if inconnues:
        raise ConditionInconnue(f"La situation {citer(inconnues[0])} n’appelle aucune pièce connue.")


def est_due(piece: Piece, situation: Collection[str]) -> bool:
    return piece.sauf not in situation and (not piece.condition or piece.condition in situation)


def releve_de_la_liste(code: str, le: date) -> Verdict:
    """Say whether a missing paper may found an attribution under a suspensive condition (art. R441-3 c)."""
    texte = Texte("R441-2-4-1", Certitude.VERIFIE)
    if any(piece.code == code for piece in liste_limitative(le)):
        return oui("La pièce relève de la liste limitative.", texte=texte)
    return non(f"La pièce {citer(code)} ne relève pas de la liste limitative.", texte=texte)


def encore_valable(piece: Piece, datee_du: date | None, le: date) -> Verdict:
    """Say whether a paper is recent enough on a day."""
    if piece.validite_mois is None:
        return oui("Pièce sans limite d’ancienneté.", texte=piece.texte)
    if datee_du is None:
        return a_preciser(f"La date de la pièce manque : {piece.validite_mois} mois au plus.", texte=piece.texte)
    if datee_du > le:
        return a_preciser(f"La pièce porte une date à venir : {jour(datee_du)}.", texte=piece.texte)
    limite = ajouter_mois(datee_du, piece.validite_mois)
    if le <= limite:
        return oui(f"Pièce valable jusqu’au {jour(limite)}.", texte=piece.texte)
    return non(f"Pièce du {jour(datee_du)}, trop ancienne depuis le {jour(limite)}.", texte=piece.texte)


@lru_cache(maxsize=24)
def _section(depuis: date, section: str) -> tuple[Piece, ...]:
    contenu = bareme("pieces", depuis).contenu
    return tuple(_piece(ligne, contenu["certitudes"]) for ligne in contenu[section])


def _piece(ligne: Mapping[str, Any], certitudes: Mapping[str, str]) -> Piece:
    etape = Etape(ligne.get("etape", Etape.INSTRUCTION))
    return Piece(
        code=ligne["code"],
        etape=etape,
        obligatoire=ligne.get("obligatoire", False),
        theme=ligne.get("theme", ""),
        libelle=ligne["libelle"],
        condition=ligne.get("condition", ""),
        sauf=ligne.get("sauf", ""),
        validite_mois=ligne.get("validite_mois"),
        texte=Texte("arrêté du 22 décembre 2020", Certitude(certitudes[etape])),
        en_clair=ligne["en_clair"],
        pourquoi=ligne["pourquoi"],
        acceptes=tuple(ligne["acceptes"]),
        par_personne=ligne.get("par_personne", False),
        alternatives=tuple(ligne.get("alternatives", ())),
        refuses=tuple(ligne.get("refuses", ())),
        protege=ligne.get("protege", False),
    )
