"""The journey, played by its verbs: from the form to the lease, each step checked as it goes."""

from seuil.demo.jouer.deroule import jouer
from seuil.demo.jouer.partie import EtapeRatee

__all__ = ["EtapeRatee", "jouer"]
