"""The identity document of the registration is the first paper sent: nobody asks for it twice."""

from datetime import date, datetime

from django.db import transaction

from seuil.demandes.models import Demande
from seuil.demandes.pieces import IDENTITE
from seuil.instruction.etats import Canal, Etat
from seuil.instruction.models import Feuille, Piece
from seuil.socle.horloge import exiger_un_jour_venu


@transaction.atomic
def accueillir_l_identite(demande: Demande, *, canal: Canal, recue_a: datetime, le: date) -> Piece | None:
    """Have the identity document of a demand wait for an agent, once; None when the demand came without it."""
    exiger_un_jour_venu(le)
    demande = demande.verrouiller()
    document = demande.piece_identite
    if document is None or Piece.objects.filter(demande=demande, code=IDENTITE).exists():
        return None
    piece = Piece.objects.create(
        demande=demande, code=IDENTITE, etat=Etat.EN_VERIFICATION, canal=canal, envoyee_a=recue_a
    )
    Feuille.objects.create(piece=piece, ordre=0, document=document, nom=document.nom)
    return piece
