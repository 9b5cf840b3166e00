"""Send a paper to those who check it: from then on the household does not touch its pages."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.instruction import acces
from seuil.instruction.etats import Canal, EtatFeuille
from seuil.instruction.models import Piece
from seuil.instruction.services.feuilles import FeuilleRefusee
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import moment_de


@transaction.atomic
def envoyer(piece: Piece, mot: str = "", *, canal: Canal, par: Acteur | Mandataire, le: date) -> Piece:
    """Have an agent read a paper. Raises FeuilleRefusee without a page, PassageInterdit when it is sent already.

    Sent again, only the refused pages that a new one replaces leave it: the accepted ones stay accepted.
    """
    demande = piece.demande.verrouiller()
    exiger(acces.peut_envoyer(par, demande))
    piece = piece.verrouiller()
    exiger(acces.est_de_la_demande(piece, demande))
    piece.passer("envoyer")
    nouvelles = set(piece.feuilles.filter(etat=EtatFeuille.A_LIRE).values_list("ordre", flat=True))
    if not nouvelles:
        raise FeuilleRefusee(gettext("Ajoutez d’abord une page."))
    remplacees = piece.feuilles.filter(etat=EtatFeuille.REFUSEE, ordre__in=nouvelles)
    remplacees.update(etat=EtatFeuille.REMPLACEE)

    piece.canal, piece.mot, piece.contestation = canal, mot, ""
    piece.envoyee_a = moment_de(le)
    piece.prise_par = piece.prise_a = None
    piece.save(update_fields=["etat", "canal", "mot", "contestation", "envoyee_a", "prise_par", "prise_a"])
    consigner("demande.piece_envoyee", demande, par=par, le=le, piece=piece.pk, pages=len(nouvelles), canal=canal)
    return piece
