"""The names that the glossary must explain: folders, rules, tables, states' cycles and verbs."""

import importlib
from collections.abc import Iterator

from django.apps import apps

from seuil.socle.cycles import AvecCycle
from tests.architecture.arbre import CAPACITES, PAQUET, a_des_services

TECHNIQUES = {
    "commande",
    "commande_cotation",
    "commande_eligibilite",
    "commande_lignes",
    "commande_numero",
    "commande_pieces",
    "commande_simulation",
    "champs",
    "ecriture",
    "saisie",
}


def noms_du_domaine() -> set[str]:
    """Return every name a reader of the code meets first."""
    return {*CAPACITES, *_regles(), *_tables(), *_verbes()}


def _regles() -> Iterator[str]:
    for enfant in (PAQUET / "regles").iterdir():
        est_un_module = enfant.suffix == ".py" or (enfant / "__init__.py").exists()
        if est_un_module and enfant.stem not in ("__init__", "tests"):
            yield enfant.stem


def _tables() -> Iterator[str]:
    for modele in apps.get_models():
        if modele.__module__.startswith("seuil."):
            yield modele.__name__


def _verbes() -> Iterator[str]:
    for capacite in CAPACITES:
        services = importlib.import_module(f"seuil.{capacite}.services") if a_des_services(capacite) else None
        yield from (nom for nom in getattr(services, "__all__", ()) if nom[0].islower())
    for modele in apps.get_models():
        if issubclass(modele, AvecCycle):
            yield from modele.cycle.passages
