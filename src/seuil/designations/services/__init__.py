"""The verbs of a designation."""

from seuil.designations.services.designer import DesignationImpossible, designer
from seuil.designations.services.retirer import retirer, retirer_la_demande

__all__ = ["DesignationImpossible", "designer", "retirer", "retirer_la_demande"]
