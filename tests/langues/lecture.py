"""What a person reads on a page, outside the marks of the false language."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.langues.marques import FERME, OUVRE

ATTRIBUTS = {"aria-label", "title", "alt", "placeholder", "data-apres"}
MUETS = {"script", "style"}
LETTRES = re.compile(r"[^\W\d_²]{2,}")
ORDINAL = re.compile(r"<sup>(\w+)</sup>")
SEPARATEURS = re.compile(r"[.,;:!?()«»/|…@]|\s[–—-]\s|[\r\n]")


class Lecture(HTMLParser):
    """``dehors``: each run of text that no message covers. A message may hold tags: its marks are counted through."""

    def __init__(self) -> None:
        super().__init__()
        self.dehors: list[str] = []
        self._dedans, self._muet = 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._muet = tag in MUETS
        for nom, valeur in attrs:
            if nom in ATTRIBUTS and valeur:
                self._lire(valeur, 0)

    def handle_endtag(self, tag: str) -> None:
        self._muet = False

    def handle_data(self, data: str) -> None:
        if not self._muet:
            self._dedans = self._lire(data, self._dedans)

    def _lire(self, texte: str, dedans: int) -> int:
        """Keep what is outside; return how deep the text ends."""
        for morceau in re.split(f"([{OUVRE}{FERME}])", texte):
            if morceau in (OUVRE, FERME):
                dedans += 1 if morceau == OUVRE else -1
            elif dedans == 0 and LETTRES.search(morceau):
                self.dehors.append(lisser(morceau))
        return dedans


def lisser(texte: str) -> str:
    """Return a text with plain spaces and straight apostrophes, as two texts are compared."""
    return " ".join(texte.replace("’", "'").split())


def morceaux(texte: str) -> Iterator[str]:
    """Yield the parts of a text between punctuation, those with letters."""
    for morceau in SEPARATEURS.split(texte):
        if LETTRES.search(morceau):
            yield lisser(morceau)


def hors_des_marques(page: str) -> list[str]:
    """Return what a page says outside any message, in its order."""
    lecture = Lecture()
    lecture.feed(ORDINAL.sub(r"\1", page))
    lecture.close()
    return lecture.dehors
