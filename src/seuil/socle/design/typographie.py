"""French typography: spaces that must not break, apostrophes, ordinals. Idempotent; the base page applies it once."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

INSECABLE = "\u00a0"
RETENUES, PHRASE = 4096, 400

_REGLES = (
    (re.compile(r"(?<=\w)(?:'|&#x27;|&#39;)(?=\w|«)"), "’"),
    (re.compile(r"[ \u202f](?=[:;?!»](?:[\s.,)<&\u00a0]|$))"), INSECABLE),
    (re.compile(r"(?<=«)[ \u202f]"), INSECABLE),
    (re.compile(r"(?<=\d)[ \u202f](?=\d{3}(?!\d))"), INSECABLE),
    (re.compile(r"(?<=\d)[ \u202f](?=(?:€|%|m²|h|km|Mo)(?!\w))"), INSECABLE),
    (re.compile(r"(?<=\d[ \u00a0]h)[ \u202f](?=\d)"), INSECABLE),
    (re.compile(r"(?<=\bM\.)[ \u202f]|(?<=\bMme)[ \u202f]|(?<=\bn°)[ \u202f]|(?<=\bart\.)[ \u202f]"), INSECABLE),
)
_ENTIER = r"<(?P<nom>textarea|pre|code|script|style)\b.*?</(?P=nom)>"
_BALISE = re.compile(rf"(?:{_ENTIER}|<[^>]*>)+", re.DOTALL)
_A_COMPOSER = re.compile(r"[\d:;?!»«'&°]|M\.|Mme|art\.")
_ORDINAL = re.compile(r"(?<![\w-])(\d{1,3})(er|re|e)(?!\w)")


def composer(texte: str) -> str:
    """Return plain text with French typography; spaces are replaced, never added."""
    if _A_COMPOSER.search(texte):
        for motif, remplacement in _REGLES:
            texte = motif.sub(remplacement, texte)
    return texte


def composer_balises(texte: object) -> SafeString:
    """Return escaped HTML with French typography and raised ordinals; tags, fields and code are left alone."""
    html = str(conditional_escape(texte if isinstance(texte, str) else str(texte)))
    return mark_safe(_composer(html))


def _composer(html: str) -> str:
    morceaux, debut = [], 0
    for balise in _BALISE.finditer(html):
        morceaux += [_entre_balises(html[debut : balise.start()]), balise.group()]
        debut = balise.end()
    return "".join([*morceaux, _entre_balises(html[debut:])])


def _entre_balises(texte: str) -> str:
    if texte.isspace() or not texte:
        return texte
    return _retenu(texte) if len(texte) <= PHRASE else _exposer(composer(texte))


@lru_cache(maxsize=RETENUES)
def _retenu(texte: str) -> str:
    """The same sentences come back on every page: their typography is remembered."""
    return _exposer(composer(texte))


def _exposer(texte: str) -> str:
    return _ORDINAL.sub(r"\1<sup>\2</sup>", texte)
