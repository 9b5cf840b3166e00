"""Tables: a caption always, roles kept when a phone stacks the rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

_CELLULE = re.compile(r"<(thead|tbody|tfoot|tr|td|th)(?=[\s>])([^>]*)>")
_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell"}


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column: a number is right-aligned, a hidden label is only read aloud.

    ``url`` sorts by it, ``tri`` says how it sorts now: `ascending`, `descending`, empty when another does.
    """

    libelle: str
    nombre: bool = False
    cachee: bool = False
    url: str = ""
    tri: str = ""


@dataclass(frozen=True, slots=True)
class Ligne:
    """A row: the first cell is its header; `ici` throws the light on it; `groupe` makes it a subtitle."""

    cellules: Sequence[Any]
    ici: bool = False
    groupe: bool = False
    unites: Sequence[str] = field(default=())


def colonnes(texte: str | Promise | Iterable[Colonne]) -> list[Colonne]:
    """Read `Critère|#Points|~Action`: `#` is a column of numbers, `~` a hidden label."""
    if not isinstance(texte, str | Promise):
        return list(texte)
    return [
        Colonne(nom.strip().lstrip("#~"), nom.strip().startswith("#"), nom.strip().startswith("~"))
        for nom in str(texte).split("|")
    ]


def contexte(
    entetes: str | Promise | Iterable[Colonne],
    lignes: Iterable[Ligne | Sequence[Any]],
    contenu: SafeString,
    *,
    pied: Sequence[Any] = (),
) -> dict[str, Any]:
    """Return the header, the body (rows given, or the rows written in the block) and the foot."""
    titres = colonnes(entetes)
    corps = contenu.strip()
    return {
        "colonnes": titres,
        "corps": mark_safe(corps),
        "complet": "<tbody" in corps,
        "lignes": [] if corps else [_ligne(ligne, titres) for ligne in lignes],
        "pied": _ligne(pied, titres)["cellules"] if pied else [],
    }


def avec_roles(html: str) -> SafeString:
    """Return the table with the ARIA roles that CSS takes away when rows are stacked."""
    return mark_safe(_CELLULE.sub(_ajouter_role, html))


def _ajouter_role(balise: re.Match[str]) -> str:
    nom, attributs = balise.groups()
    if "role=" in attributs:
        return balise.group()
    role = _ROLES.get(nom) or ("rowheader" if 'scope="row"' in attributs else "columnheader")
    return f'<{nom} role="{role}"{attributs}>'


def _ligne(ligne: Ligne | Sequence[Any], titres: list[Colonne]) -> dict[str, Any]:
    rangee = ligne if isinstance(ligne, Ligne) else Ligne(ligne)
    unites = list(rangee.unites) + [""] * len(titres)
    cellules = [
        {"valeur": valeur, "nombre": titre.nombre, "unite": unite}
        for valeur, titre, unite in zip(rangee.cellules, titres, unites, strict=False)
    ]
    return {"cellules": cellules, "ici": rangee.ici, "groupe": rangee.groupe, "largeur": len(titres)}
