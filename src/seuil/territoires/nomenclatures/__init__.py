"""Closed lists: what a territory may decide, the countries of the world."""

from seuil.territoires.nomenclatures.parametres import (
    A_L_EXPLOITANT,
    PARAMETRES,
    Parametre,
    Valeur,
    fautes,
    mois_dits,
    regles_dites,
)
from seuil.territoires.nomenclatures.pays import FRANCE, nom_du_pays, pays_du_monde

__all__ = [
    "A_L_EXPLOITANT",
    "FRANCE",
    "PARAMETRES",
    "Parametre",
    "Valeur",
    "fautes",
    "mois_dits",
    "nom_du_pays",
    "pays_du_monde",
    "regles_dites",
]
