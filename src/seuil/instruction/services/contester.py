"""Ask for another reading of a paper that was declined."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.instruction import acces
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Piece
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import moment_de


@transaction.atomic
def contester(piece: Piece, *, contestation: str, par: Acteur | Mandataire, le: date) -> Piece:
    """Send a declined paper back to the desk with what the household says: the town's delay to answer starts again.

    Raises DroitRefuse, PassageInterdit.
    """
    demande = piece.demande.verrouiller()
    exiger(acces.peut_envoyer(par, demande))
    piece = piece.verrouiller()
    exiger(acces.est_de_la_demande(piece, demande))
    piece.passer("contester")
    piece.contestation, piece.envoyee_a = contestation, moment_de(le)
    piece.save(update_fields=["etat", "contestation", "envoyee_a"])
    piece.feuilles.filter(etat=EtatFeuille.REFUSEE).update(etat=EtatFeuille.A_LIRE)

    consigner("demande.piece_contestee", demande, par=par, le=le, piece=piece.pk)
    return piece
