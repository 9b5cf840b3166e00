"""The house, written once: its floors from top to bottom, and the files that a room may hold.

INSTALLED_APPS, the contracts that `make check` proves, the map's check and the tests' lists derive from it. A new
capability is a folder and one line here.
"""

from typing import Final

COQUILLES: Final = ("config", "demo", "gestion", "portail", "taches", "reactions", "avis")
FONDATIONS: Final = ("socle", "regles")
ETAGES: Final[tuple[tuple[str, ...], ...]] = (
    ("config",),
    ("demo",),
    ("gestion", "portail"),
    ("taches",),
    ("reactions",),
    ("avis",),
    ("informations",),
    ("effacements",),
    ("echanges",),
    ("baux",),
    ("radiations",),
    ("commissions", "renouvellements"),
    ("rendez_vous",),
    ("instruction",),
    ("designations",),
    ("rapprochement",),
    ("cotation", "mutations"),
    ("declarations", "importations", "connexions"),
    ("envois",),
    ("contacts", "mandats"),
    ("patrimoine", "demandes"),
    ("courriers",),
    ("documents",),
    ("acteurs",),
    ("territoires",),
    ("journal",),
    ("socle",),
    ("regles",),
)
PIECES: Final[tuple[tuple[str, ...], ...]] = (  # of a capability, from its doors down; docs/decisions/0007
    ("management",),
    ("gestion", "portail", "api"),
    ("parcours",),
    ("forms",),
    ("reference",),
    ("releve",),
    ("services",),
    ("courriers", "rendu", "impression"),
    ("pieces", "publics"),
    ("requetes",),
    ("acces",),
    ("lignes", "contextes", "controle", "moteurs", "facteurs", "retours"),
    ("reglages",),
    ("voies", "annonces", "liens"),
    ("faits",),
    ("models",),
    ("auteurs", "nomenclatures", "codes"),
    ("etats",),
)
SANS_TABLES: Final = {"config": "seuil.config.apps.Config"}  # how Django names the room that starts the house
HORS_DE_DJANGO: Final = {"regles"}


def pieces_de_la_maison() -> tuple[str, ...]:
    """Return every room, from top to bottom."""
    return tuple(piece for etage in ETAGES for piece in etage)


def capacites() -> tuple[str, ...]:
    """Return the rooms of the procedure: neither shells nor foundations."""
    return tuple(piece for piece in pieces_de_la_maison() if piece not in {*COQUILLES, *FONDATIONS})


def applications() -> list[str]:
    """Return what Django installs, in the order that lets a room above say over one below."""
    return [SANS_TABLES.get(piece, f"seuil.{piece}") for piece in pieces_de_la_maison() if piece not in HORS_DE_DJANGO]
