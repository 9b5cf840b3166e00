"""The agents' doors to the demands: search, withdraw, register at a desk, hand codes over."""

from seuil.demandes.gestion.codes import a_remettre, remis, renouveler
from seuil.demandes.gestion.guichet import commencer, enregistree, enregistrer, recepisse, saisir
from seuil.demandes.gestion.liste import liste
from seuil.demandes.gestion.modifier import modifier
from seuil.demandes.gestion.radier import radier

__all__ = [
    "a_remettre",
    "commencer",
    "enregistree",
    "enregistrer",
    "liste",
    "modifier",
    "radier",
    "recepisse",
    "remis",
    "renouveler",
    "saisir",
]
