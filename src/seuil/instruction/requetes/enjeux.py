"""What a paper would prove: each fact as it was declared, and the points that wait for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from seuil.cotation.faits import faits as constats
from seuil.cotation.models import Note
from seuil.cotation.requetes import a_lire, notes_courantes
from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoires_souhaites
from seuil.instruction.models import Piece
from seuil.regles.criteres import CATALOGUE, FAITS
from seuil.regles.criteres.declaration import INCONNU, JAMAIS
from seuil.regles.ecriture import jour
from seuil.regles.preuves import faits_prouvables
from seuil.socle.design.mesures import nombre


@dataclass(frozen=True, slots=True)
class Enjeu:
    """A fact that the paper may show: its words, what was declared, whether a number is read on the paper."""

    fait: str
    libelle: str
    declare: str
    est_un_nombre: bool


@dataclass(frozen=True, slots=True)
class PointsEnJeu:
    """What waits for the paper: the lines of the score, their points, added."""

    lignes: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(points for _, points in self.lignes)


def enjeux(piece: Piece, le: date) -> list[Enjeu]:
    """Return the facts that the paper may prove and that the household declares, in the order of the law's table."""
    demande = a_lire().get(pk=piece.demande_id)
    territoires = territoires_souhaites(demande)
    if not territoires:
        return []
    lus = constats(demande, territoires[0], le=le)
    return [
        Enjeu(nom, FAITS[nom].description, _dit(nom, getattr(lus, nom)), FAITS[nom].nature is int)
        for nom in faits_prouvables(piece.code, le)
        if _est_declare(nom, getattr(lus, nom))
    ]


def points_en_jeu(demande: Demande, code: str, le: date) -> PointsEnJeu:
    """Return the provisional lines of the current score that a paper of this code would help to prove."""
    notes = notes_courantes(demande)
    return attendus_par(notes[0], frozenset(faits_prouvables(code, le))) if notes else PointsEnJeu(())


def attendus_par(note: Note, faits: frozenset[str]) -> PointsEnJeu:
    """Return the provisional lines of a score that rest on one of these facts."""
    return PointsEnJeu(tuple((ligne["libelle"], ligne["points"]) for ligne in note.lignes if attend(ligne, faits)))


def attend(ligne: Mapping[str, Any], faits: frozenset[str]) -> bool:
    """Say whether a line of a score waits for a paper that proves one of these facts."""
    critere = CATALOGUE.get(ligne["critere"])
    return critere is not None and ligne["provisoire"] and not faits.isdisjoint(critere.preuves)


def _est_declare(nom: str, valeur: Any) -> bool:
    if FAITS[nom].nature is bool:
        return bool(valeur)
    return valeur not in (INCONNU, JAMAIS) and not (nom == "duree_chomage_mois" and not valeur)


def _dit(nom: str, valeur: Any) -> str:
    fait = FAITS[nom]
    if isinstance(valeur, bool):
        return "Oui"
    if fait.codes:
        return str(fait.codes(valeur).libelle)
    return jour(valeur) if isinstance(valeur, date) else f"{nombre(valeur)} {fait.unite}"
