"""The verbs of a vacancy."""

from seuil.patrimoine.services.declarer import declarer
from seuil.patrimoine.services.orienter import DelaiEnCours, SansDestinataire, orienter, remettre_au_bailleur
from seuil.patrimoine.services.suivre import ajourner, attribuer, designer, inscrire, louer, reprendre, reproposer

__all__ = [
    "DelaiEnCours",
    "SansDestinataire",
    "ajourner",
    "attribuer",
    "declarer",
    "designer",
    "inscrire",
    "louer",
    "orienter",
    "remettre_au_bailleur",
    "reprendre",
    "reproposer",
]
