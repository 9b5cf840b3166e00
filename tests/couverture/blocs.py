"""A page as the sentences and the rows that a person reads together."""

from collections.abc import Iterator

from lxml import html

from tests.couverture.registre import simplifier

PHRASES = ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "summary", "caption", "title", "legend")
MUETS = "//script | //style | //template | //head"


def blocs(page: str) -> list[str]:
    """Return each sentence-block and each table row (with its heads and its caption), simplified."""
    arbre = html.document_fromstring(page)
    for muet in arbre.xpath(MUETS):
        muet.drop_tree()
    corps = (arbre.xpath("//main") or [arbre])[0]
    return [simplifier(bloc) for bloc in (*_phrases(corps), *_reperes(corps), *_rangees(corps))]


def _phrases(corps: html.HtmlElement) -> Iterator[str]:
    for bloc in corps.iter(*PHRASES):
        yield _texte(bloc)


def _reperes(corps: html.HtmlElement) -> Iterator[str]:
    for paire in corps.xpath(".//dl/div"):
        yield _texte(paire)


def _rangees(corps: html.HtmlElement) -> Iterator[str]:
    for table in corps.iter("table"):
        legende = " ".join(_texte(une) for une in table.iter("caption"))
        tetes = [_texte(tete) for tete in table.xpath("./thead//th")]
        for rangee in table.xpath("./tbody/tr"):
            cases = [_texte(case) for case in rangee.xpath("./th | ./td")]
            dites = [f"{tete} {case}" for tete, case in zip(tetes, cases, strict=False)]
            yield f"{' '.join(cases)} | {' | '.join(dites)} | {legende}"


def _texte(noeud: html.HtmlElement) -> str:
    return " ".join(" ".join(noeud.itertext()).split())
