"""The tags that show numbers: tables, figures, charts, scores, votes. `{% load seuil %}` brings them too."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from seuil.socle.design import escalier, graphique, points, tableau, voix

VOS_REVENUS = _("Vos revenus")

register = template.Library()


@register.simple_block_tag
def ui_table(
    content: SafeString,
    legende: str,
    colonnes: str | Iterable[tableau.Colonne],
    *,
    lignes: Iterable[Any] = (),
    pied: Iterable[Any] = (),
    note: str = "",
    empilee: bool = False,
    cachee: bool = False,
    classe: str = "",
) -> SafeString:
    """Show a table from `lignes`, or from the rows written in the block."""
    contexte = tableau.contexte(colonnes, lignes, content, pied=tuple(pied))
    html = render_to_string(
        "seuil/composants/tableau.html",
        contexte | {"legende": legende, "note": note, "empilee": empilee, "cachee": cachee, "classe": classe},
    )
    return tableau.avec_roles(html) if empilee else html


@register.inclusion_tag("seuil/composants/reperes.html")
def ui_figures(reperes: Iterable[Any], *, note: str = "") -> dict[str, Any]:
    """Show figures with `valeur` and `libelle`; the note gives count, date and source."""
    return {"reperes": reperes, "note": note}


@register.inclusion_tag("seuil/composants/graphique.html")
def ui_chart(
    constat: str, barres: Iterable[Any], *, legende: str, colonnes: str, sens: str = "vertical", total: str = ""
) -> dict[str, Any]:
    """Show bars (`libelle`, `valeur`, `vous`) whose title says the finding, then their table."""
    return graphique.contexte(barres, sens) | {
        "constat": constat,
        "legende": legende,
        "colonnes": colonnes,
        "total": total,
    }


@register.inclusion_tag("seuil/composants/escalier.html")
def ui_stairs(
    constat: str, marches: Iterable[Any], *, niveau: int | None = None, libelle: str | Promise = VOS_REVENUS
) -> dict[str, Any]:
    """Show ceilings (`libelle`, `plafond`, `ouverte`, `mot`) and the household's income across them."""
    return escalier.contexte(marches, niveau) | {"constat": constat, "libelle": libelle}


@register.inclusion_tag("seuil/composants/points.html")
def ui_points(prouves: int, provisoires: int) -> dict[str, Any]:
    """Show a score as one bar: proven points, then provisional ones."""
    return points.contexte(prouves, provisoires)


@register.inclusion_tag("seuil/composants/voix.html")
def ui_votes(pour: int, contre: int, *, abstention: int = 0, preponderante: str = "") -> dict[str, Any]:
    """Show a vote, one door per voice; `preponderante` says who had the casting vote."""
    return voix.contexte(pour, contre, abstention, preponderante)
