"""Take in demands by the million, from a file: checked, counted, resumable (docs/importer.md)."""

from seuil.importations.services.fichier import FichierRefuse
from seuil.importations.services.importer import importer

__all__ = ["FichierRefuse", "importer"]
