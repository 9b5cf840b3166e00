"""S7: every exported verb asks its right, locks by one gesture; a step of another verb is private."""

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.arbre import CAPACITES, a_des_services, nom, sources

SANS_DROIT = {"journal", "connexions"}  # what writes the acts; what says who acts: no right is known before them
PORTES = ("gestion", "portail", "api")
VERROU = "socle/cycles.py"
COMPTEUR = "demandes/services/numeros.py"


def verbes_exportes() -> Iterator[tuple[str, str, Any]]:
    for capacite in sorted(set(CAPACITES) - SANS_DROIT):
        services = importlib.import_module(f"seuil.{capacite}.services") if a_des_services(capacite) else None
        for verbe in getattr(services, "__all__", ()):
            if verbe[0].islower():
                yield capacite, verbe, getattr(services, verbe)


def appels(fonction: Any) -> set[str]:
    arbre = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(fonction))))
    noms = (noeud.func for noeud in ast.walk(arbre) if isinstance(noeud, ast.Call))
    return {appele.id if isinstance(appele, ast.Name) else getattr(appele, "attr", "") for appele in noms}


def arrive_a(gestes: set[str], fonction: Any, vues: frozenset[str] = frozenset()) -> bool:
    """Say whether a verb makes one of these gestures, by itself or through functions of its own module."""
    faits = appels(fonction)
    if gestes & faits:
        return True
    module = inspect.getmodule(inspect.unwrap(fonction))
    suites = [getattr(module, appele, None) for appele in sorted(faits - vues)]
    propres = [suite for suite in suites if inspect.isfunction(suite) and ".services" in suite.__module__]
    return any(arrive_a(gestes, suite, vues | faits) for suite in propres)


def demande_un_droit(fonction: Any) -> bool:
    """Say whether a verb calls `exiger`."""
    return arrive_a({"exiger"}, fonction)


def portes_qui_ouvrent(capacite: str, verbe: str) -> list[str]:
    """Return the doors of agents and households that name a verb of a capability."""
    importe = re.compile(rf"from seuil\.{capacite}\.services(\.\w+)? import [^\n]*\b{verbe}\b")
    appelle = re.compile(rf"\b(services|{capacite})\.{verbe}\(")
    return [
        nom(chemin)
        for chemin in sources()
        if set(PORTES) & {*chemin.parts, chemin.stem}
        and (importe.search(texte := chemin.read_text(encoding="utf-8")) or appelle.search(texte))
    ]


@pytest.mark.parametrize(("capacite", "verbe", "fonction"), list(verbes_exportes()))
def test_chaque_verbe_exporte_demande_son_droit(capacite, verbe, fonction):
    """S7: who may act is always asked; a verb without an author is the system's own, and no door opens on it."""
    if "par" in inspect.signature(fonction).parameters:
        assert demande_un_droit(fonction), f"{capacite}.{verbe} never calls exiger"
    else:
        assert portes_qui_ouvrent(capacite, verbe) == [], f"{capacite}.{verbe} has no author: a door cannot call it"


@pytest.mark.parametrize(("capacite", "verbe", "fonction"), list(verbes_exportes()))
def test_aucun_verbe_n_agit_un_jour_a_venir(capacite, verbe, fonction):
    """Whoever acts, the day is judged: by the journal, which writes the act, or before."""
    if {"par", "le"} <= set(inspect.signature(fonction).parameters):
        assert arrive_a({"consigner", "exiger_un_jour_venu"}, fonction), f"{capacite}.{verbe} never judges its day"


def test_un_verbe_sans_droit_est_vu():
    """The reading finds a verb that forgets its right."""

    def oublieux(objet: Any) -> None:
        objet.save()

    assert not demande_un_droit(oublieux)


def test_un_seul_geste_verrouille():
    """S7: `verrouiller()` and nothing else; the counter of numéros is its own lock."""
    autres = [nom(chemin) for chemin in sources() if "select_for_update" in chemin.read_text(encoding="utf-8")]

    assert [chemin for chemin in autres if not chemin.endswith((VERROU, COMPTEUR))] == []
