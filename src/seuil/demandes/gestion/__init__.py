"""The agents' doors to the demands: search, withdraw, register at a desk."""

from seuil.demandes.gestion.guichet import commencer, enregistree, enregistrer, saisir
from seuil.demandes.gestion.liste import liste
from seuil.demandes.gestion.modifier import modifier
from seuil.demandes.gestion.radier import radier

__all__ = ["commencer", "enregistree", "enregistrer", "liste", "modifier", "radier", "saisir"]
