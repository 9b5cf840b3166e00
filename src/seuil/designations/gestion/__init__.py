"""The agents' door to a designation: the ranked candidates, the reasons, the choice."""

from seuil.designations.gestion.candidats import candidats

__all__ = ["candidats"]
