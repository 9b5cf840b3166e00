"""Data of the component gallery: every component, in all its states. People and files are invented."""

from seuil.socle.design.galerie.contexte import contexte_galerie

__all__ = ["contexte_galerie"]
