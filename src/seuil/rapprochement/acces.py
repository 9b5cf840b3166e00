"""Who may search candidates for a vacancy: whoever may see it."""

from seuil.patrimoine.acces import visibles_par

__all__ = ["visibles_par"]
