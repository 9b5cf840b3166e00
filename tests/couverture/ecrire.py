"""`docs/couverture.md`, drawn from the crawled pages."""

from collections.abc import Mapping
from pathlib import Path

from tests.couverture.registre import VILLES, Fait

CHEMIN = Path(__file__).parents[2] / "docs" / "couverture.md"
NOMS = dict(zip(VILLES, ("Compiègne", "Dugny", "Grand Nancy", "Ronchin", "Villemoisson-sur-Orge"), strict=True))
TETE = """# What each guide says, and where the portal shows it

Drawn from the pages themselves by `SEUIL_COUVERTURE=1 pytest tests/couverture`: every public page of each town is
opened from its home, link by link, and each fact of its guide is looked for in one sentence or one row. The facts, the
lines that say them and those that hold none stand in [tests/couverture](../tests/couverture/).
"""


def ecrire(tables: Mapping[str, list[tuple[Fait, str]]]) -> str:
    """Return the document: the share of each guide, what is left out, then each fact and its address."""
    parts = ["| Guide | Facts | Read on a page | Share |", "|---|---:|---:|---:|"]
    parts += [_part(ville, tables[ville]) for ville in VILLES]
    return "\n".join([TETE, *parts, "", *(_ville(ville, tables[ville]) for ville in VILLES)])


def part(lus: list[tuple[Fait, str]]) -> float:
    """Return the share of the facts that a page shows, in per cent."""
    return 100 * sum(bool(adresse) for _, adresse in lus) / max(1, len(lus))


def _part(ville: str, lus: list[tuple[Fait, str]]) -> str:
    vus = sum(bool(adresse) for _, adresse in lus)
    return f"| {NOMS[ville]} | {len(lus)} | {vus} | {part(lus):.1f} % |"


def _ville(ville: str, lus: list[tuple[Fait, str]]) -> str:
    manques = [f"- {fait.code} {fait.dit}" for fait, adresse in lus if not adresse]
    dehors = ["### Left out", "", *manques, ""] if manques else []
    rangees = [f"| {fait.code} | {fait.dit} | `{adresse}` |" for fait, adresse in lus if adresse]
    return "\n".join([f"## {NOMS[ville]}", "", *dehors, "| Fact | What | Where |", "|---|---|---|", *rangees, ""])
