"""The verbs of a designation."""

from seuil.designations.controle import DesignationImpossible, MotifDuRang, MotifsDesRangs
from seuil.designations.services.designer import designer
from seuil.designations.services.retirer import retirer, retirer_la_demande

__all__ = ["DesignationImpossible", "MotifDuRang", "MotifsDesRangs", "designer", "retirer", "retirer_la_demande"]
