"""Fact → what is told, to whom, how. The only table: docs/avis.md is drawn from it, every promise stands on it.

To tell something else: consign the fact on the demand, add its line to one of its lists.
"""

from typing import Final

from seuil.avis.attribution import DE_L_ATTRIBUTION
from seuil.avis.echanges import DES_ECHANGES
from seuil.avis.effacements import DES_EFFACEMENTS
from seuil.avis.modele import Avis
from seuil.avis.mutations import DES_MUTATIONS
from seuil.avis.pieces import DES_PIECES
from seuil.avis.radiations import DES_RADIATIONS
from seuil.avis.registre import DU_REGISTRE
from seuil.avis.rendez_vous import DES_RENDEZ_VOUS
from seuil.avis.renouvellements import DES_RENOUVELLEMENTS

TABLE: Final[dict[str, tuple[Avis, ...]]] = {
    **DU_REGISTRE,
    **DES_RENOUVELLEMENTS,
    **DES_RADIATIONS,
    **DES_EFFACEMENTS,
    **DES_PIECES,
    **DES_RENDEZ_VOUS,
    **DES_ECHANGES,
    **DES_MUTATIONS,
    **DE_L_ATTRIBUTION,
}
