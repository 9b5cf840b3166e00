"""French typography: spaces that must not break, apostrophes, ordinals. Applied once, idempotent."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

INSECABLE = "\u00a0"
MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

_REGLES = (
    (re.compile(r"(?<=\w)(?:'|&#x27;|&#39;)(?=\w|«)"), "’"),
    (re.compile(r"[ \u202f](?=[:;?!»](?:[\s.,)<&\u00a0]|$))"), INSECABLE),
    (re.compile(r"(?<=«)[ \u202f]"), INSECABLE),
    (re.compile(r"(?<=\d)[ \u202f](?=\d{3}(?!\d))"), INSECABLE),
    (re.compile(r"(?<=\d)[ \u202f](?=(?:€|%|m²|h|min|km|Mo|mois|ans?|jours?|points?|voix)(?!\w))"), INSECABLE),
    (re.compile(r"(?<=\dh)[ \u202f](?=\d)|(?<=\d\u00a0h)[ \u202f](?=\d)"), INSECABLE),
    (re.compile(rf"(?<=\d)[ \u202f](?=(?:{MOIS})\b)"), INSECABLE),
    (re.compile(r"(?<=\b1er)[ \u202f](?=[a-zéû])"), INSECABLE),
    (re.compile(r"(?<=\bM\.)[ \u202f]|(?<=\bMme)[ \u202f]|(?<=\bn°)[ \u202f]|(?<=\bart\.)[ \u202f]"), INSECABLE),
)
_BALISE = re.compile(r"(<[^>]*>)")
_ORDINAL = re.compile(r"(?<![\w-])(\d{1,3})(er|re|e)(?!\w)")


def composer(texte: str) -> str:
    """Return plain text with French typography; spaces are replaced, never added."""
    for motif, remplacement in _REGLES:
        texte = motif.sub(remplacement, texte)
    return texte


def composer_balises(texte: object) -> SafeString:
    """Return escaped HTML with French typography and raised ordinals; the inside of tags is left alone."""
    morceaux = _BALISE.split(str(conditional_escape(texte)))
    return mark_safe("".join(m if m.startswith("<") else exposer(composer(m)) for m in morceaux))


def exposer(texte: str) -> str:
    """Return the text with ordinals raised: 1er, 1re, 2e."""
    return _ORDINAL.sub(r"\1<sup>\2</sup>", texte)
