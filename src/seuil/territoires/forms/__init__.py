"""Ask for a commune, or for a place in France or abroad, as people write them."""

from seuil.territoires.forms.communes import CommuneField, LieuField, proposer_les_adresses
from seuil.territoires.forms.monde import LieuDuMondeField

__all__ = ["CommuneField", "LieuDuMondeField", "LieuField", "proposer_les_adresses"]
