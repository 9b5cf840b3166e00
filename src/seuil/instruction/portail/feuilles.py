"""The pages of a paper as its household sees them: a picture each, and what may be done with it."""

from typing import Any

from django.urls import reverse

from seuil.instruction.etats import SE_CHANGENT, EtatFeuille
from seuil.instruction.lignes import Papier
from seuil.instruction.models import Feuille
from seuil.regles.motifs_pieces import MotifDePieceInconnu, motif_de_piece


def montrees(papier: Papier) -> list[dict[str, Any]]:
    """Return each file with its pictures and its acts; one whose file is not ready is told without a picture."""
    lues = papier.feuilles
    mobiles = [feuille for feuille in lues if _se_change(feuille)]
    return [
        {
            "feuille": feuille,
            "images": _images(feuille),
            "est_refusee": feuille.etat == EtatFeuille.REFUSEE,
            "raison": _raison(papier, feuille),
            "est_acceptee": feuille.etat == EtatFeuille.ACCEPTEE,
            "se_change": feuille in mobiles,
            "est_premiere": feuille in mobiles[:1],
            "est_derniere": feuille in mobiles[-1:],
        }
        for feuille in lues
    ]


def _raison(papier: Papier, feuille: Feuille) -> str:
    """Return what is wrong with a refused page and what to send instead; empty when its motive is gone."""
    if feuille.etat != EtatFeuille.REFUSEE:
        return ""
    try:
        return motif_de_piece(feuille.motif, feuille.piece.decidee_le or papier.le).dire(papier.piece)
    except MotifDePieceInconnu:
        return ""


def _images(feuille: Feuille) -> list[str]:
    document = feuille.document
    if document is None or not document.est_lisible:
        return []
    return [reverse("apercu", args=(feuille.pk, page)) for page in range(1, document.nb_pages + 1)]


def _se_change(feuille: Feuille) -> bool:
    return feuille.etat == EtatFeuille.A_LIRE and feuille.piece.etat in SE_CHANGENT
