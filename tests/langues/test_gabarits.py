"""The cheap check: in the templates of the portal, no text and no words given to a component outside gettext."""

import re
from collections.abc import Iterator

import pytest
from django.template.base import Lexer, Token, TokenType

from tests.architecture.arbre import PAQUET, nom, suivis
from tests.langues.donnees import EN_MOTS
from tests.langues.lecture import LETTRES

# Whose pages agents alone read, and the gallery that whoever writes pages reads: French for now (docs/decisions/0023).
AUX_AGENTS = re.compile(
    r"/gestion/|/galerie/|seuil/(?:gestion|composants)\.html$|connexions/templates/connexions/(?!portail)"
)
BALISES = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->|<[^>]*>", re.DOTALL)
ATTRIBUT = re.compile(r'\b(?:aria-label|title|alt|placeholder|data-apres)="([^"{]*)"')
ENTITE = re.compile(r"&\w+;")
NOM_D_ARGUMENT = re.compile(r"^\w+=")
OUVRE, FERME = {"blocktranslate", "blocktrans"}, {"endblocktranslate", "endblocktrans"}


def gabarits():
    return [chemin for chemin in suivis(".html") if PAQUET in chemin.parents and not AUX_AGENTS.search(str(chemin))]


def phrases_nues(source: str) -> Iterator[str]:
    """Yield `line: words` for each text outside a message, and each words given to a component without `_()`."""
    dans_un_message, balise_ouverte = False, ""
    for jeton in Lexer(source).tokenize():
        if jeton.token_type is TokenType.BLOCK:
            mot = jeton.contents.split()[0]
            dans_un_message = (dans_un_message or mot in OUVRE) and mot not in FERME
            yield from _donnees_a_un_composant(jeton) if mot.startswith("ui_") else ()
        elif jeton.token_type is TokenType.TEXT and not dans_un_message:
            texte = balise_ouverte + jeton.contents
            yield from (f"{jeton.lineno}: {mots}" for mots in ATTRIBUT.findall(texte) if LETTRES.search(mots))
            lu, balise_ouverte = _hors_des_balises(texte)
            if LETTRES.search(lu):
                yield f"{jeton.lineno}: {' '.join(lu.split())}"


def _donnees_a_un_composant(jeton: Token) -> Iterator[str]:
    for argument in jeton.split_contents()[1:]:
        mots = NOM_D_ARGUMENT.sub("", argument)
        if mots.startswith('"') and EN_MOTS.search(mots.strip('"')):
            yield f"{jeton.lineno}: {mots.strip(chr(34))}"


def _hors_des_balises(texte: str) -> tuple[str, str]:
    """Return the text outside tags, and the tag that a Django tag cuts: what follows goes on inside it."""
    lu = ENTITE.sub("", BALISES.sub(" ", texte))
    ouverte = lu.rfind("<")
    return (lu, "") if ouverte < 0 else (lu[:ouverte], "<")


class TestGabarits:
    def test_aucune_phrase_nue(self):
        nues = [
            f"{nom(chemin)}:{nue}" for chemin in gabarits() for nue in phrases_nues(chemin.read_text(encoding="utf-8"))
        ]

        assert nues == []

    @pytest.mark.parametrize(
        ("source", "trouve"),
        [
            ("<p>{{ a }}</p>\n<p>Une phrase nue.</p>", ["1: Une phrase nue."]),
            ('<a href="{{ url }}" aria-label="Une phrase">{% translate "Lire" %}</a>', ["1: Une phrase"]),
            ('{% ui_button "Continuer" %}', ["1: Continuer"]),
            ('{% ui_heading _("Oui") chapo="Une phrase." %}', ["1: Une phrase."]),
            ('{% ui_button _("Continuer") ton="contour" %}', []),
            ("{% blocktranslate %}Une phrase.{% endblocktranslate %} puis", ["1: puis"]),
            ('<html lang="{{ a }}" class="page"><b class="c">{{ b }}</b>', []),
        ],
    )
    def test_trouve_une_phrase_plantee(self, source, trouve):
        assert list(phrases_nues(source)) == trouve
