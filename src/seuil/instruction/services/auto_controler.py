"""What the pages of a paper say by themselves, told before a person looks: never a decision, never a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.services.relever import AVIS, Releve, relever
from seuil.regles.autocontrole.avis import AvisDeclare, comparer_a_l_avis
from seuil.regles.autocontrole.bulletins import bulletins
from seuil.regles.autocontrole.constats import Constat
from seuil.regles.autocontrole.document import constater_l_age, constater_la_lisibilite, constater_les_pages
from seuil.regles.pieces import piece_de_code

BULLETINS = "bulletins"
AVANT: Final = 2  # the notice awaited is on the incomes of two years before (arrêté du 22 décembre 2020)


@dataclass(frozen=True, slots=True)
class Lu:
    """A file and what it says."""

    nom: str
    releve: Releve


def auto_controler(piece: Piece, *, le: date) -> list[str]:
    """Keep what the readable pages of a paper say, in words; a page that waits for the antivirus says nothing yet.

    Each file is read once: what it said is joined with the others. Two files that come at the same time are joined
    one after the other, so that the last one tells both.
    """
    for feuille in _jamais_lues(piece):
        assert feuille.document is not None
        Feuille.objects.filter(pk=feuille.pk).update(releve=relever(feuille.document, piece.code, le))
    with transaction.atomic():
        piece = piece.verrouiller()
        lus = list(_lus(piece))
        constats = [*_de_chaque_fichier(lus, le), *_de_la_piece(piece, [lu for lu in lus if lu.releve.lu], le)]
        dits = [{"code": un.code, "gravite": un.gravite, "phrase": un.dit} for un in constats]
        Piece.objects.filter(pk=piece.pk).update(constats=dits)
    return [un.dit for un in constats]


def _jamais_lues(piece: Piece) -> Iterator[Feuille]:
    siennes = piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE).filter(releve__isnull=True)
    for feuille in siennes.select_related("document"):
        if feuille.document is not None and feuille.document.est_lisible:
            yield feuille


def _lus(piece: Piece) -> Iterator[Lu]:
    siennes = piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE).filter(releve__isnull=False, document__isnull=False)
    for nom, releve in siennes.values_list("nom", "releve"):
        yield Lu(nom, Releve(**releve or {}))


def _de_chaque_fichier(lus: list[Lu], le: date) -> Iterator[Constat]:
    for lu in lus:
        yield from constater_la_lisibilite(lu.releve.nettete, lu.releve.petit_cote, le)
        yield from constater_les_pages(lu.releve.pages, lu.releve.total)


def _de_la_piece(piece: Piece, lus: list[Lu], le: date) -> Iterator[Constat]:
    if piece.code == BULLETINS:
        yield from bulletins({lu.nom: lu.releve.mois_lus for lu in lus}, le)
    elif piece.code in AVIS:
        yield from _de_l_avis(piece, lus, le)
    elif any(lu.releve.est_ecrit for lu in lus):
        jours = [lu.releve.dernier_jour for lu in lus if lu.releve.dernier_jour]
        dernier = date.fromisoformat(max(jours)) if jours else None
        yield from constater_l_age(piece_de_code(piece.code, le), dernier, le)


def _de_l_avis(piece: Piece, lus: list[Lu], le: date) -> Iterator[Constat]:
    personnes = list(piece.demande.personnes.all())
    porteuse = piece.personne or piece.demande.titulaire
    siens = [porteuse, *(une for une in personnes if une.avis_de_id == porteuse.pk)]
    noms = tuple(f"{une.nom} {une.prenom}" for une in siens)
    declare = AvisDeclare(le.year - AVANT, porteuse.rfr_n2, noms)
    for lu in lus:
        for lecture in lu.releve.avis_lus:
            yield from comparer_a_l_avis(lecture, declare)
