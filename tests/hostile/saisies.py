"""What a form receives from a hand that wants to break it: one seeded stream, the same at every run."""

from collections.abc import Iterator
from random import Random
from urllib.parse import quote_from_bytes, quote_plus

VALEURS: tuple[str | bytes, ...] = (
    "",
    " ",
    "\0",
    "a\0b",
    "²",
    "١٢٣",
    "-1",
    "0",
    "00000000000000000000",
    "9" * 30,
    "9" * 5_000,
    "1e309",
    "NaN",
    "1.234,56",
    "9,5",
    "None",
    "null",
    "true",
    "on",
    "__all__",
    "<script>alert(1)</script>",
    "' OR '1'='1",
    "${7*7}",
    "{{ 7|add:7 }}",
    "{% debug %}",
    "../../etc/passwd",
    "=HYPERLINK(1)",
    "\u202e\u2066x",
    "\ufeff",
    "\ufffe",
    "é" * 40,
    "e\u0301" * 40,
    "x" * 70_000,
    "🏠" * 200,
    "60159",
    "99999",
    "0",
    "31",
    "2",
    "29",
    "1900",
    "0000",
    "99999999",
    "T4",
    "T4,T5",
    "01",
    "99",
    "[]",
    "{}",
    "[" * 3_000,
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"%00",
)
REPETITIONS = (1, 1, 1, 2, 40)
DEVINES = ("inconnu", "d", "page", "q", "retirer", "vues", "next", "pq", "le", "territoire")


def corps(noms: list[str], justes: dict[str, list[str]], hasard: Random) -> str:
    """Return a body: the fields of a form, right ones and hostile ones, repeated, missing or unknown."""
    paires: list[tuple[str, str | bytes]] = []
    for nom in noms:
        if hasard.random() < 0.1:
            continue
        hostiles = [hasard.choice(VALEURS)] * hasard.choice(REPETITIONS)
        valeurs = justes.get(nom) or [""] if hasard.random() < 0.5 else hostiles
        paires += [(nom, valeur) for valeur in valeurs]
    paires.append((hasard.choice(DEVINES), hasard.choice(VALEURS)))
    return "&".join(f"{quote_plus(nom)}={_coder(valeur)}" for nom, valeur in paires)


def requetes(noms: list[str], hasard: Random) -> Iterator[str]:
    """Yield query strings for an address that is read."""
    for nom in [*noms, "page", "q", "commune", "territoire", "next"]:
        yield f"{quote_plus(nom)}={_coder(hasard.choice(VALEURS))}"


def _coder(valeur: str | bytes) -> str:
    return quote_from_bytes(valeur) if isinstance(valeur, bytes) else quote_plus(valeur)
