"""Ask for another reading of a paper that was declined."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes.acces import peut_changer_les_reponses
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Piece
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def contester(piece: Piece, *, contestation: str, par: Acteur | Mandataire, le: date) -> Piece:
    """Send a declined paper back to the desk with what the household says. Raises DroitRefuse, PassageInterdit."""
    exiger(peut_changer_les_reponses(par, piece.demande, []))

    piece = piece.verrouiller()
    piece.passer("contester")
    piece.contestation = contestation
    piece.save(update_fields=["etat", "contestation"])
    piece.feuilles.filter(etat=EtatFeuille.REFUSEE).update(etat=EtatFeuille.A_LIRE)

    consigner("demande.piece_contestee", piece.demande, par=par, le=le, piece=piece.pk)
    return piece
