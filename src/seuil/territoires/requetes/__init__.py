"""Reads of the map: a commune as people write it, the territory that rules it and what it decided."""

from seuil.territoires.requetes.communes import PROPOSEES, chercher_communes
from seuil.territoires.requetes.regles_locales import (
    adresse_locale,
    attente_anormale,
    attente_connue,
    delais_de,
    delais_ici,
    delais_par_commune,
    departement_de,
    plus_court,
    plus_long,
    territoire_de,
    territoires_de,
    territoires_de_toutes,
)

__all__ = [
    "PROPOSEES",
    "adresse_locale",
    "attente_anormale",
    "attente_connue",
    "chercher_communes",
    "delais_de",
    "delais_ici",
    "delais_par_commune",
    "departement_de",
    "plus_court",
    "plus_long",
    "territoire_de",
    "territoires_de",
    "territoires_de_toutes",
]
