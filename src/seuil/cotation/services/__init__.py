"""The verbs of scoring."""

from seuil.cotation.services.coter import calculer, coter_la_demande, coter_les_retenues, noter
from seuil.cotation.services.coter_en_lot import noter_en_lot, suivre_en_lot
from seuil.cotation.services.passer import passer_le_jour
from seuil.cotation.services.publier import GrilleRefusee, publier
from seuil.cotation.services.recoter import preparer_la_grille, repeser_de_nouveau
from seuil.cotation.services.retoucher import ecrire_dans, lire_les_retouches, oublier_les_retouches
from seuil.cotation.services.suivre import oublier_la_demande, suivre_en_nombre

__all__ = [
    "GrilleRefusee",
    "calculer",
    "coter_la_demande",
    "coter_les_retenues",
    "ecrire_dans",
    "lire_les_retouches",
    "noter",
    "noter_en_lot",
    "oublier_la_demande",
    "oublier_les_retouches",
    "passer_le_jour",
    "preparer_la_grille",
    "publier",
    "repeser_de_nouveau",
    "suivre_en_lot",
    "suivre_en_nombre",
]
