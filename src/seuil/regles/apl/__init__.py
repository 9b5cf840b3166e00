"""The personal housing aid (APL) of a tenant of social housing: an estimate, the CAF or the MSA decides."""

from seuil.regles.apl.bareme import Zone
from seuil.regles.apl.calcul import Apl, Demandeur, apl, zone_apl

__all__ = ["Apl", "Demandeur", "Zone", "apl", "zone_apl"]
