"""A crowd: invented demands in any number, in the format that the importer reads. No real person is in it."""

from seuil.demo.foule.fichier import PopulationRefusee, ecrire

__all__ = ["PopulationRefusee", "ecrire"]
