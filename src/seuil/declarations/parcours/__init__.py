"""The walk through the form, the same for a household on its phone and for an agent at a desk."""

from seuil.declarations.parcours.aide import commencer_pour
from seuil.declarations.parcours.envoi import envoyer
from seuil.declarations.parcours.feuillet import NOMS, PorteDesFeuillets
from seuil.declarations.parcours.feuillet import page as feuillet
from seuil.declarations.parcours.marche import page
from seuil.declarations.parcours.ouverture import Changement, PorteDuChangement
from seuil.declarations.parcours.porte import Porte, ou_reprendre, premiere
from seuil.declarations.parcours.reprise import reprendre

__all__ = [
    "NOMS",
    "Changement",
    "Porte",
    "PorteDesFeuillets",
    "PorteDuChangement",
    "commencer_pour",
    "envoyer",
    "feuillet",
    "ou_reprendre",
    "page",
    "premiere",
    "reprendre",
]
