"""The published figures of a territory."""

from seuil.informations.etats import Etat
from seuil.informations.models import FaitChiffre
from seuil.territoires.models import Territoire


def chiffres_en_ligne(territoire: Territoire) -> list[FaitChiffre]:
    """Return the value on line of each figure, in the order of the territory's file."""
    return list(territoire.faits.filter(etat=Etat.EN_LIGNE))


def valeurs_de(fait: FaitChiffre) -> list[FaitChiffre]:
    """Return every value of the figure, the oldest first."""
    return list(fait.de_la_place().select_related("territoire", "ecrite_par", "relue_par").order_by("pk"))


def valeur_montree(fait: FaitChiffre) -> FaitChiffre:
    """Return the value on line of the figure; taken off, the last one that was."""
    montrees = [une for une in valeurs_de(fait) if une.etat in (Etat.EN_LIGNE, Etat.RETIREE)]
    return max(montrees, key=lambda une: (une.etat == Etat.EN_LIGNE, une.pk), default=fait)
