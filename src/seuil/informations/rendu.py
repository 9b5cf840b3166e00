"""A text as a page shows it: a small part of Markdown, its tables named, its phone numbers to be called."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import Any, Final

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from seuil.informations.lignes import TexteLu
from seuil.socle.telephones import lire_ou_rien

TELEPHONE: Final = re.compile(r"(?<![\d\u00a0])(0[1-9](?:[\u00a0 .]\d{2}){4})(?!\d)")


def ecrit(lu: TexteLu) -> dict[str, Any]:
    """Return what `informations/texte.html` shows of a text."""
    return {
        "ancre": lu.ancre,
        "lang": lu.langue[:2],
        "sens": "rtl" if lu.langue[:2] in settings.LANGUAGES_BIDI else "ltr",
        "titre": lu.titre,
        "corps": en_html(lu.corps, lu.titre),
        "aujourdhui": en_html(lu.aujourdhui, lu.titre) if lu.aujourdhui else "",
        "article": lu.article,
        "date": lu.date,
        "source": lu.source,
    }


def en_html(texte: str, legende: str = "") -> SafeString:
    """Return the HTML of a text; ``legende`` names its tables, which a reader of the page may scroll."""
    lecteur = _lecteur()
    return mark_safe(str(lecteur.render(texte, {"legende": legende})))  # the reader refuses HTML


def en_clair(texte: str) -> str:
    """Return the words of a text, without its marks, for the search and for what is printed in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", _lecteur().render(texte, {"legende": ""})).split())


@lru_cache(maxsize=1)
def _lecteur() -> MarkdownIt:
    lecteur = MarkdownIt("zero", {"html": False}).enable(["list", "emphasis", "link", "table", "entity", "escape"])
    lecteur.add_render_rule("table_open", _ouvrir_le_tableau)
    lecteur.add_render_rule("table_close", lambda *_: "</table></div>\n")
    lecteur.add_render_rule("th_open", _ouvrir_une_case)
    lecteur.add_render_rule("td_open", _ouvrir_une_case)
    lecteur.add_render_rule(
        "td_close", lambda _, jetons, rang, *__: "</th>\n" if _premiere(jetons, rang) else "</td>\n"
    )
    lecteur.add_render_rule("text", lambda _, jetons, rang, *__: _telephones(escape(jetons[rang].content, quote=False)))
    return lecteur


def _ouvrir_le_tableau(_: Any, __: Any, ___: int, ____: Any, contexte: dict[str, Any]) -> str:
    rang = contexte["tableaux"] = contexte.get("tableaux", 0) + 1
    legende = escape(contexte["legende"]) + (f" ({rang})" if rang > 1 else "")  # two regions never share a name
    return (
        f'<div class="cadre" role="region" tabindex="0" aria-label="{legende}">'
        f'<table class="table"><caption class="visually-hidden">{legende}</caption>\n'
    )


def _ouvrir_une_case(_: Any, jetons: list[Token], rang: int, *__: Any) -> str:
    jeton = jetons[rang]
    nombre = ' class="num"' if "right" in str(jeton.attrGet("style") or "") else ""
    if jeton.tag == "th":
        return f'<th scope="col"{nombre}>'
    return '<th scope="row">' if _premiere(jetons, rang) else f"<td{nombre}>"


def _premiere(jetons: list[Token], rang: int) -> bool:
    """Say whether the cell that opens or closes here is the first of its row."""
    debut = next(n for n in range(rang, -1, -1) if jetons[n].type == "tr_open")
    return sum(jeton.type == "td_open" for jeton in jetons[debut : rang + 1]) == 1


def _telephones(texte: str) -> str:
    return TELEPHONE.sub(lambda lu: f'<a class="text-nowrap" href="tel:{lire_ou_rien(lu[1])}">{lu[1]}</a>', texte)
