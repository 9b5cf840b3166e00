"""Take in demands by the million, from a file: checked, counted, resumable (docs/importer.md)."""

from seuil.demandes.services.importer.fichier import FichierRefuse
from seuil.demandes.services.importer.importer import importer

__all__ = ["FichierRefuse", "importer"]
