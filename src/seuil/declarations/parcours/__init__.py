"""The walk through the form, the same for a household on its phone and for an agent at a desk."""

from seuil.declarations.parcours.aide import commencer_pour
from seuil.declarations.parcours.envoi import envoyer
from seuil.declarations.parcours.marche import page
from seuil.declarations.parcours.porte import Porte, premiere

__all__ = ["Porte", "commencer_pour", "envoyer", "page", "premiere"]
