"""What a household is told of its papers: accepted, to send again, soon to renew; what is sensitive keeps its name."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from seuil.avis.modele import CCH, Avis, Fait
from seuil.demandes.models import FaitEtabli
from seuil.envois.annonces import Papier
from seuil.instruction.models import Piece
from seuil.instruction.nomenclatures import CODES_SENSIBLES
from seuil.instruction.requetes.paroles import dire_l_accord
from seuil.regles.protection import fait_est_protege
from seuil.socle.design.mesures import date_longue

RESERVE: Final = (
    "Un de vos documents a été lu. Pour savoir ce qui est écrit, ouvrez votre espace ou allez à un guichet."
)
UN_DOCUMENT: Final = "un document de votre demande"
SOURCE: Final = f"Article R. 441-2-4-1 {CCH}."


def la_piece(fait: Fait) -> Mapping[str, str]:
    """Return the message that the agent saw before saving; nothing of a sensitive paper leaves the space."""
    piece = Piece.objects.get(pk=fait.faits["piece"])
    if piece.code in CODES_SENSIBLES:
        return {"message": RESERVE}
    return {"message": piece.message or dire_l_accord(piece, fait.entree.le)}


def est_rectifiee(fait: Fait) -> Papier:
    """A correction of what the household said reaches it on paper too."""
    return Papier.A_DEFAUT if fait.faits.get("rectifiee") else Papier.JAMAIS


def ce_qui_finit(fait: Fait) -> Mapping[str, str]:
    """Name the papers that end, their last day, and the last day on which points are kept."""
    finissent = list(FaitEtabli.objects.filter(pk__in=fait.faits["preuves"]))
    noms = dict.fromkeys(UN_DOCUMENT if fait_est_protege(lu.fait) else lu.source for lu in finissent)
    return {
        "documents": " ; ".join(noms),
        "fin": _jour(min((lu.au for lu in finissent if lu.au), default=None)),
        "sursis": _jour(min((lu.sursis_au for lu in finissent if lu.sursis_au), default=None)),
    }


def _jour(jour: date | None) -> str:
    return date_longue(jour) if jour else ""


FIN: Final[dict[str, Any]] = {"documents": "Contrat de travail", "fin": "30 avril 2027", "sursis": "29 juin 2027"}
DES_PIECES: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.piece_acceptee": (
        Avis(
            "piece_acceptee",
            "Un document a été lu",
            ("{message}",),
            exemple={"message": "Contrat de travail : accepté."},
            mots=la_piece,
            papier=est_rectifiee,
        ),
    ),
    "demande.piece_a_remplacer": (
        Avis(
            "piece_a_remplacer",
            "Un document est à renvoyer",
            ("{message}",),
            SOURCE,
            exemple={
                "message": "Bulletins de salaire. Fichier « octobre.jpg » : nous n’arrivons pas à lire ce document."
            },
            mots=la_piece,
            est_urgent=True,
        ),
    ),
    "demande.preuve_bientot_finie": (
        Avis(
            "preuve_bientot_finie",
            "Un document est bientôt à renouveler",
            ("Ce document vaut jusqu’au {fin} : {documents}.", "Envoyez le nouveau dès que vous l’avez."),
            exemple=FIN,
            mots=ce_qui_finit,
        ),
    ),
    "demande.preuve_a_renouveler": (
        Avis(
            "preuve_a_renouveler",
            "Un document est à renouveler",
            (
                "Ce document ne vaut plus depuis le {fin} : {documents}.",
                "Vos points sont gardés jusqu’au {sursis}. Envoyez le nouveau avant ce jour.",
            ),
            exemple=FIN,
            mots=ce_qui_finit,
            est_urgent=True,
        ),
    ),
    "demande.preuve_finie": (
        Avis(
            "preuve_finie",
            "Des points attendent un document",
            (
                "Ce document ne vaut plus depuis le {fin} : {documents}.",
                "Les points qu’il prouvait sont de nouveau provisoires. Envoyez le nouveau : un agent le lira.",
            ),
            exemple=FIN,
            mots=ce_qui_finit,
        ),
    ),
}
