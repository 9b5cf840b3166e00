"""The sentences that a household may read and that promise a message, as templates and code write them."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.arbre import PAQUET

PROMESSE = re.compile(
    r"""(?ix)
    \bnous\s+(vous\s+)?(écriv|prév|envoy|inform|rappel|avert|contact|répond)
    | \b(vous|lui)\s+(écri|prév|envoi|envoy|inform|rappel|avert|contact|répond)
    | \bpréven(ir|u)
    | \b(vous\s+(la\s+|le\s+)?(recev|dit\b)|reçoit|recevrez)
    | \b(part|arrivent?|reviennent)\s+(dès|vers|à|par|en\s+ligne)
    | \b(y\s+part|lettre\s+part|prend\s+contact|vous\s+arriv|code\s+envoyé)
    """
)
COMMENTAIRE = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
BLOC = re.compile(r"\{%\s*blocktranslate\b[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
COURTE = re.compile(r"""\{%\s*translate\s+"([^"]*)"|\b_\("([^"]*)"\)""")
BALISE = re.compile(r"<[^>]+>|\{%.*?%\}")
TROU = re.compile(r"\{\{[^}]*\}\}|%\(\w+\)s|\{\w+\}")
DE_CODE = re.compile(r"""\b(?:_|gettext|gettext_lazy)\(\s*((?:"[^"]*"\s*)+)""")
FIN = re.compile(r"(?<=[.?!;])\s+")


def promesses() -> dict[str, set[str]]:
    """Return each sentence that promises a message, with the files that say it."""
    trouvees: dict[str, set[str]] = {}
    for fichier, phrase in _phrases():
        if PROMESSE.search(phrase):
            trouvees.setdefault(phrase, set()).add(fichier)
    return trouvees


def _phrases() -> Iterator[tuple[str, str]]:
    for chemin in sorted(PAQUET.rglob("*.html")):
        if "gestion" not in chemin.parts and "galerie" not in chemin.parts:
            yield from _decouper(chemin, _du_gabarit(chemin.read_text(encoding="utf-8")))
    for chemin in sorted(PAQUET.rglob("*.py")):
        if not {"tests", "galerie", "gestion", "migrations"} & set(chemin.parts):
            yield from _decouper(chemin, _du_code(chemin.read_text(encoding="utf-8")))


def _du_gabarit(source: str) -> Iterator[str]:
    source = COMMENTAIRE.sub("", source)
    yield from (BALISE.sub("", bloc) for bloc in BLOC.findall(source))
    yield from (une or autre for une, autre in COURTE.findall(source))


def _du_code(source: str) -> Iterator[str]:
    for litteraux in DE_CODE.findall(source):
        yield "".join(re.findall(r'"([^"]*)"', litteraux))


def _decouper(chemin: Path, textes: Iterator[str]) -> Iterator[tuple[str, str]]:
    for texte in textes:
        for phrase in FIN.split(" ".join(texte.split())):
            yield chemin.relative_to(PAQUET).as_posix(), TROU.sub("…", phrase).replace("’", "'").strip()
