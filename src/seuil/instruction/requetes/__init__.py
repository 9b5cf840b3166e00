"""Reads of the papers of a demand: the list that its answers call for, joined with what was sent."""

from seuil.instruction.requetes.attendus import Liste, liste, obligatoires_recues, papier
from seuil.instruction.requetes.complets import documents_attendus
from seuil.instruction.requetes.pages import feuille_du_foyer

__all__ = ["Liste", "documents_attendus", "feuille_du_foyer", "liste", "obligatoires_recues", "papier"]
