"""Put what was typed back into the form of a page that shows it empty: nothing else of the page changes.

A page whose questions come from what was typed does it by itself, with `reprendre`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

from django.http import HttpRequest, QueryDict

SANS_SAISIE: Final = {"password", "file", "submit", "button", "image", "reset"}
COCHES: Final = {"checkbox", "radio"}
JETON: Final = "csrfmiddlewaretoken"

Saisie = Mapping[str, list[str]]


@dataclass(slots=True)
class Champ:
    """A tag to fill, where it stands in the page; ``fin_texte`` is where the text of a textarea ends."""

    balise: str
    nom: str
    attributs: dict[str, str | None]
    debut: int
    fin: int
    fin_texte: int = 0


@dataclass(slots=True)
class Formulaire:
    vers: set[str]
    champs: list[Champ] = field(default_factory=list)

    def ressemble(self, saisie: Saisie) -> tuple[int, int]:
        """Return how many fields, then how many hidden values, it shares with what was typed."""
        noms = {champ.nom for champ in self.champs} & saisie.keys()
        caches = [champ for champ in self.champs if champ.attributs.get("type") == "hidden"]
        return len(noms), sum((champ.attributs.get("value") or "") in saisie.get(champ.nom, ()) for champ in caches)


@dataclass(frozen=True, slots=True)
class Remplie:
    """The page filled, and the names of what was typed that none of its questions took."""

    page: str
    restes: set[str]


def annoncer(request: HttpRequest, saisie: Saisie) -> None:
    """Let the page that is asked take by itself what was typed in it before."""
    rendue = QueryDict(mutable=True)
    for nom, valeurs in saisie.items():
        rendue.setlist(nom, valeurs)
    request.saisie_rendue = rendue  # type: ignore[attr-defined]


def reprendre(request: HttpRequest) -> QueryDict:
    """Return what was typed in this page before its session closed, to be shown again; nothing most of the time."""
    rendue: QueryDict | None = getattr(request, "saisie_rendue", None)
    return QueryDict() if rendue is None else rendue


def noter_la_reprise(request: HttpRequest) -> None:
    """Remember that the page shows by itself all that was typed: nothing is to be put back after it."""
    request.saisie_reprise = True  # type: ignore[attr-defined]


def est_reprise(request: HttpRequest) -> bool:
    """Say whether the page showed by itself what was typed."""
    return getattr(request, "saisie_reprise", False)


def remplir(page: str, saisie: Saisie, *, adresse: str, vers: str) -> Remplie | None:
    """Return the page of ``adresse`` with its form that goes to ``vers`` filled; None when it holds no such form."""
    lecture = _Lecture(page, adresse)
    lus = [formulaire for formulaire in lecture.formulaires if vers in formulaire.vers]
    if not lus:
        return None
    choisi = max(lus, key=lambda formulaire: formulaire.ressemble(saisie))
    morceaux, place = [], 0
    for debut, fin, texte in _corrections(choisi.champs, saisie):
        morceaux += [page[place:debut], texte]
        place = fin
    return Remplie("".join([*morceaux, page[place:]]), saisie.keys() - {champ.nom for champ in choisi.champs})


class _Lecture(HTMLParser):
    """The forms of a page, each tag with its place."""

    def __init__(self, page: str, adresse: str) -> None:
        super().__init__(convert_charrefs=True)
        self.formulaires: list[Formulaire] = []
        self._adresse, self._ouvert = adresse, False
        self._choix = ""
        self._lignes = [0]
        for ligne in page.split("\n"):
            self._lignes.append(self._lignes[-1] + len(ligne) + 1)
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = dict(attrs)
        if tag == "form":
            self._ouvert = True
            self.formulaires.append(Formulaire({self._chemin(attributs.get("action"))}))
        elif self._ouvert:
            self._dans_le_formulaire(tag, attributs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._ouvert = False
        elif tag == "textarea" and self._ouvert:
            self.formulaires[-1].champs[-1].fin_texte = self._place()

    def _dans_le_formulaire(self, tag: str, attributs: dict[str, str | None]) -> None:
        if attributs.get("formaction"):
            self.formulaires[-1].vers.add(self._chemin(attributs["formaction"]))
        if tag == "select":
            self._choix = attributs.get("name") or ""
        if tag not in ("input", "textarea", "option"):
            return
        nom = self._choix if tag == "option" else attributs.get("name") or ""
        debut = self._place()
        self.formulaires[-1].champs.append(
            Champ(tag, nom, attributs, debut, debut + len(self.get_starttag_text() or ""))
        )

    def _chemin(self, action: str | None) -> str:
        return urlsplit(urljoin(self._adresse, action or "")).path

    def _place(self) -> int:
        ligne, colonne = self.getpos()
        return self._lignes[ligne - 1] + colonne


def _corrections(champs: Iterable[Champ], saisie: Saisie) -> Iterator[tuple[int, int, str]]:
    """Yield what replaces what, in the order of the page; several fields of one name take its values in turn."""
    restes = {nom: list(valeurs) for nom, valeurs in saisie.items()}
    for champ in champs:
        sorte = champ.attributs.get("type") or "text"
        if not champ.nom or champ.nom == JETON or (champ.balise == "input" and sorte in SANS_SAISIE):
            continue
        if champ.balise == "option" or sorte in COCHES:
            yield champ.debut, champ.fin, _choisi(champ, saisie.get(champ.nom, []))
        elif restes.get(champ.nom):
            valeur = restes[champ.nom].pop(0)
            if champ.balise == "textarea":
                yield champ.fin, champ.fin_texte, f"\n{escape(valeur)}"
            else:
                yield champ.debut, champ.fin, _balise("input", champ.attributs | {"value": valeur})


def _choisi(champ: Champ, valeurs: list[str]) -> str:
    marque = "selected" if champ.balise == "option" else "checked"
    reste = {nom: valeur for nom, valeur in champ.attributs.items() if nom != marque}
    pris = (champ.attributs.get("value") or ("on" if champ.balise == "input" else "")) in valeurs
    return _balise(champ.balise, reste | ({marque: None} if pris else {}))


def _balise(nom: str, attributs: Mapping[str, str | None]) -> str:
    ecrits = (cle if valeur is None else f'{cle}="{escape(valeur)}"' for cle, valeur in attributs.items())
    return f"<{' '.join([nom, *ecrits])}>"
