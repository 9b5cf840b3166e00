"""Is this file what it claims? It is read and rebuilt in a process of its own (docs/decisions/0020)."""

from seuil.documents.controle.assainir import assainir
from seuil.documents.controle.limites import Fichier, FichierRefuse

__all__ = ["Fichier", "FichierRefuse", "assainir"]
