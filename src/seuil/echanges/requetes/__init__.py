"""Reads of conversations: to whom to write, what waits, who said what."""

from seuil.echanges.requetes.destinataires import Destinataire, autres_services, destinataires, service_de
from seuil.echanges.requetes.fil import FichierLu, Parole, dernier, echanges_du_foyer, fichier_joint, fil
from seuil.echanges.requetes.file import LigneAttendue, a_repondre, en_lignes, est_tenue, tenue_par

__all__ = [
    "Destinataire",
    "FichierLu",
    "LigneAttendue",
    "Parole",
    "a_repondre",
    "autres_services",
    "dernier",
    "destinataires",
    "echanges_du_foyer",
    "en_lignes",
    "est_tenue",
    "fichier_joint",
    "fil",
    "service_de",
    "tenue_par",
]
