"""Random demands and random grids for the properties of the scoring engine."""

from __future__ import annotations

from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from hypothesis import strategies as st

from seuil.regles.criteres import CATALOGUE, FAITS, Critere, Faits, Genre, Nature
from seuil.regles.criteres.declaration import Fait
from seuil.regles.grilles import Grille, lire_grille

LE = date(2026, 3, 1)
JOURS = st.one_of(
    st.dates(date(2019, 1, 1), date(2026, 12, 31)),
    st.dates(date(1930, 1, 1), date(2010, 12, 31)),
    st.sampled_from([date(2024, 2, 29), date(1996, 2, 29), date(2025, 2, 28), date(2024, 3, 1), date(1966, 3, 1)]),
)
ENTETE = """
territoire = "aleatoire"
nom = "Grille tirée au hasard"
version = 1
date_debut = 2024-01-01
deliberation = "aucune"
[source]
texte = "hasard"
[parametres]
seuil_premier_quartile = 9000
taux_effort_maximal = 33
age_jeune = 30
age_senior = 60
delai_anormalement_long = 36
[[rubriques]]
code = "somme"
[[rubriques]]
code = "meilleur"
cumul = "max"
[[rubriques]]
code = "autre_meilleur"
cumul = "max"
"""


def valeurs(fait: Fait) -> st.SearchStrategy[Any]:
    """Any value inside the bounds of a fact, small ones often."""
    if fait.nature is bool:
        return st.booleans()
    if fait.nature is date:
        return JOURS
    petites = st.integers(fait.minimum, min(fait.maximum, 80))
    candidates = [petites, st.integers(fait.minimum, fait.maximum), st.just(fait.maximum)]
    return st.one_of(*candidates, *([st.just(fait.inconnu)] if fait.inconnu is not None else []))


def demandes() -> st.SearchStrategy[Faits]:
    return st.builds(Faits, **{nom: valeurs(fait) for nom, fait in FAITS.items()})


def preuves() -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([nom for nom, fait in FAITS.items() if fait.piece]))


@st.composite
def grilles(draw: st.DrawFn) -> Grille:
    """A valid grid that uses any feature of the format, read from its own text."""
    codes = draw(st.lists(st.sampled_from(sorted(CATALOGUE)), min_size=1, max_size=18, unique=True))
    malus = 'deliberation_malus = "hasard"\n' if draw(st.booleans()) else ""
    blocs = [_ligne(draw, CATALOGUE[code], codes) for code in codes]
    return lire_grille(malus + ENTETE + "\n".join(_sans_boucle(codes, blocs)))


def _ligne(draw: st.DrawFn, critere: Critere, codes: list[str]) -> tuple[list[str], str]:
    signe = -1 if critere.nature is Nature.MALUS else 1
    rubrique = draw(st.sampled_from(["somme", "somme", "meilleur", "autre_meilleur"]))
    texte = f'[[criteres]]\ncritere = "{critere.code}"\nrubrique = "{rubrique}"\n'
    if draw(st.booleans()):
        texte += 'si_provisoire = "ne_compte_pas"\n'
    if draw(st.integers(0, 3)) == 0:
        texte += f"fige_au = {draw(st.dates(date(2020, 1, 1), date(2027, 1, 1)))}\n"
    autres = [code for code in codes if code != critere.code]
    exclut, si = _renvois(draw, autres), _renvois(draw, autres)
    si = [code for code in si if code not in exclut]
    texte += f"si = {si}\n" if si else ""
    return exclut, texte + "EXCLUT" + _poids(draw, critere, signe)


def _renvois(draw: st.DrawFn, autres: list[str]) -> list[str]:
    if not autres or draw(st.integers(0, 3)):
        return []
    return draw(st.lists(st.sampled_from(autres), max_size=2, unique=True))


def _poids(draw: st.DrawFn, critere: Critere, signe: int) -> str:
    points = signe * draw(st.integers(1, 40))
    if critere.genre is Genre.VERITE:
        return f"points = {points}\n"
    if draw(st.booleans()):
        return f"points = {points}\npar = {draw(st.integers(1, 20))}\nplafond = {points * draw(st.integers(1, 6))}\n"
    bornes = sorted(draw(st.sets(st.integers(1, 90), min_size=1, max_size=3)))
    suite = zip([None, *bornes], [*bornes, None], strict=True)
    return "".join(_tranche(de, jusqu_a, signe * draw(st.integers(0, 40))) for de, jusqu_a in suite)


def _tranche(de: int | None, jusqu_a: int | None, points: int) -> str:
    bornes = (f"de = {de}\n" if de is not None else "") + (f"jusqu_a = {jusqu_a}\n" if jusqu_a is not None else "")
    return f"[[criteres.tranches]]\n{bornes}points = {points}\n"


def _sans_boucle(codes: list[str], blocs: list[tuple[list[str], str]]) -> list[str]:
    """Write the exclusions, leaving out those that would close a loop."""
    graphe: dict[str, set[str]] = {code: set() for code in codes}
    textes = []
    for code, (exclut, texte) in zip(codes, blocs, strict=True):
        gardes = [autre for autre in exclut if _accepte(graphe, code, autre)]
        textes.append(texte.replace("EXCLUT", f"exclut = {gardes}\n" if gardes else ""))
    return textes


def _accepte(graphe: dict[str, set[str]], code: str, autre: str) -> bool:
    graphe[autre].add(code)
    try:
        tuple(TopologicalSorter(graphe).static_order())
    except CycleError:
        graphe[autre].discard(code)
        return False
    return True
