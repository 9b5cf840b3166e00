"""What the pages of a paper say by themselves, told before a person looks: never a decision, never a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from seuil.documents.controle.contenu import ContenuLu, lire_le_contenu
from seuil.documents.controle.signature import cles, verifier_la_signature
from seuil.documents.models import Document
from seuil.documents.requetes import lire
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Piece
from seuil.regles.autocontrole.avis import AvisDeclare, comparer_a_l_avis
from seuil.regles.autocontrole.bulletins import bulletins
from seuil.regles.autocontrole.code_avis import lire_2ddoc
from seuil.regles.autocontrole.constats import Constat
from seuil.regles.autocontrole.document import constater_l_age, constater_la_lisibilite, constater_les_pages
from seuil.regles.autocontrole.texte_lu import jours_lus, mois_lus, pages_lues
from seuil.regles.pieces import piece_de_code

BULLETINS, AVIS = "bulletins", ("avis_n2",)
AVANT: Final = 2  # the notice awaited is on the incomes of two years before (arrêté du 22 décembre 2020)


@dataclass(frozen=True, slots=True)
class Lu:
    """A file and what it says."""

    nom: str
    contenu: ContenuLu


def auto_controler(piece: Piece, *, le: date) -> list[str]:
    """Keep what the readable pages of a paper say, in words; a page that waits for the antivirus says nothing yet."""
    lus = [Lu(nom, lire_le_contenu(lire(document), document.type_mime)) for nom, document in _lisibles(piece)]
    constats = [*_de_chaque_fichier(lus, le), *_de_la_piece(piece, [lu for lu in lus if lu.contenu.lu], le)]
    dits = [{"code": un.code, "gravite": un.gravite, "phrase": un.dit} for un in constats]
    with transaction.atomic():
        Piece.objects.filter(pk=piece.pk).update(constats=dits)
    return [un.dit for un in constats]


def _lisibles(piece: Piece) -> Iterator[tuple[str, Document]]:
    for feuille in piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE).select_related("document"):
        if feuille.document is not None and feuille.document.est_lisible:
            yield feuille.nom, feuille.document


def _de_chaque_fichier(lus: list[Lu], le: date) -> Iterator[Constat]:
    for lu in lus:
        yield from constater_la_lisibilite(lu.contenu.nettete, lu.contenu.petit_cote, le)
        yield from constater_les_pages(*pages_lues(lu.contenu.textes))


def _de_la_piece(piece: Piece, lus: list[Lu], le: date) -> Iterator[Constat]:
    textes = [texte for lu in lus for texte in lu.contenu.textes]
    if piece.code == BULLETINS:
        yield from bulletins({lu.nom: mois_lus(lu.contenu.textes) for lu in lus}, le)
    elif piece.code in AVIS:
        yield from _de_l_avis(piece, [code for lu in lus for code in lu.contenu.codes], le)
    elif any(texte.strip() for texte in textes):
        jours = [jour for texte in textes for jour in jours_lus(texte) if jour <= le]
        yield from constater_l_age(piece_de_code(piece.code, le), max(jours, default=None), le)


def _de_l_avis(piece: Piece, codes: list[str], le: date) -> Iterator[Constat]:
    personnes = list(piece.demande.personnes.all())
    porteuse = piece.personne or piece.demande.titulaire
    siens = [porteuse, *(une for une in personnes if une.avis_de_id == porteuse.pk)]
    noms = tuple(f"{une.nom} {une.prenom}" for une in siens)
    declare = AvisDeclare(le.year - AVANT, porteuse.rfr_n2, noms)
    for code in codes:
        signature = verifier_la_signature(code, cles(le))
        yield from comparer_a_l_avis(lire_2ddoc(code, signature=signature), declare)
