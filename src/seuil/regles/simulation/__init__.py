"""What a household may hope for, without a name: conditions, ceilings, types, aid, rent, papers. Nothing is kept."""

from seuil.regles.simulation.calcul import Simulation, simuler
from seuil.regles.simulation.conditions import Condition
from seuil.regles.simulation.situation import PersonneDite, Propriete, Sejour, Situation

__all__ = ["Condition", "PersonneDite", "Propriete", "Sejour", "Simulation", "Situation", "simuler"]
