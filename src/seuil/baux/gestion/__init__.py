"""The agents' doors to offers and leases."""

from seuil.baux.gestion.attributions import attributions, constater, offrir, repondre
from seuil.baux.gestion.bail import signer
from seuil.baux.gestion.offres import offres

__all__ = ["attributions", "constater", "offres", "offrir", "repondre", "signer"]
