"""The pages of a paper as its household sees them: a picture each, and what may be done with it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from seuil.instruction.etats import SE_CHANGENT, EtatFeuille
from seuil.instruction.lignes import A_REMPLACER, Papier
from seuil.instruction.models import Feuille
from seuil.instruction.requetes.file import repondre_avant
from seuil.instruction.requetes.motifs import motifs_d_ici
from seuil.instruction.requetes.paroles import renvoyer_avant
from seuil.socle.design.mesures import date_longue


def montrees(papier: Papier) -> list[dict[str, Any]]:
    """Return each file with its pictures and its acts; one whose file is not ready is told without a picture."""
    lues = papier.feuilles
    mobiles = [feuille for feuille in lues if _se_change(feuille)]
    raisons = _raisons(papier)
    return [
        {
            "feuille": feuille,
            "images": _images(feuille),
            "est_refusee": feuille.etat == EtatFeuille.REFUSEE,
            "raison": raisons.get(feuille.pk, ""),
            "est_acceptee": feuille.etat == EtatFeuille.ACCEPTEE,
            "se_change": feuille in mobiles,
            "est_premiere": feuille in mobiles[:1],
            "est_derniere": feuille in mobiles[-1:],
        }
        for feuille in lues
    ]


def echeance(papier: Papier) -> str:
    """Return by when an agent answers, or by when the household sends again; empty when nobody waits."""
    piece = papier.en_chemin
    if piece is not None and papier.est_partie:
        return gettext("Réponse avant le %(jour)s.") % {"jour": date_longue(repondre_avant(piece, papier.le))}
    if piece is not None and papier.etat == A_REMPLACER:
        avant = renvoyer_avant(piece, piece.decidee_le or papier.le)
        return gettext("À renvoyer avant le %(jour)s.") % {"jour": date_longue(avant)}
    return ""


def _raisons(papier: Papier) -> dict[int, str]:
    """Return what is wrong with each refused page and what to send instead; nothing when its motive is gone."""
    refusees = [feuille for feuille in papier.feuilles if feuille.etat == EtatFeuille.REFUSEE]
    if papier.en_chemin is None or not refusees:
        return {}
    motifs = motifs_d_ici(papier.en_chemin.demande, papier.en_chemin.decidee_le or papier.le)
    return {une.pk: motifs[une.motif].dire(papier.piece) for une in refusees if une.motif in motifs}


def _images(feuille: Feuille) -> list[str]:
    document = feuille.document
    if document is None or not document.est_lisible:
        return []
    return [reverse("apercu", args=(feuille.pk, page)) for page in range(1, document.nb_pages + 1)]


def _se_change(feuille: Feuille) -> bool:
    return feuille.etat == EtatFeuille.A_LIRE and feuille.piece.etat in SE_CHANGENT
