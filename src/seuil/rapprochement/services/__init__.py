"""The verbs of matching."""

from seuil.rapprochement.services.figer import figer
from seuil.rapprochement.services.inscrire import inscrire_en_nombre, inscrire_la_demande, lignes, retirer_la_demande

__all__ = ["figer", "inscrire_en_nombre", "inscrire_la_demande", "lignes", "retirer_la_demande"]
