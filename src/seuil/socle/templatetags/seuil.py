"""The design system of Seuil: `{% load seuil %}`. Each tag shows one template of `seuil/composants/`."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from seuil.socle.design import champ as champs
from seuil.socle.design import avis, erreurs, etat, filtres, parcours, tableau

register = template.Library()
for nom, filtre in filtres.FILTRES.items():
    register.filter(nom, filtre)


@register.simple_tag
def ui_field(champ: BoundField, *, aide: str = "", titre: bool = False) -> SafeString:
    """Show a question, whatever its control; `titre` makes it the h1 of the page."""
    return render_to_string(champs.gabarit(champ), champs.contexte(champ, aide=aide, titre=titre))


register.simple_tag(ui_field, name="ui_champ")
register.simple_tag(ui_field, name="ui_choices")
register.simple_tag(ui_field, name="ui_date")


@register.inclusion_tag("seuil/composants/erreurs.html")
def ui_errors(*saisies: erreurs.Saisie) -> dict[str, Any]:
    """Show the summary of the errors of these forms and formsets; nothing if there are none."""
    return erreurs.contexte(saisies)


@register.simple_block_tag
def ui_table(content: SafeString, legende: str, colonnes: str | Iterable[tableau.Colonne], *,
             lignes: Iterable[Any] = (), pied: Iterable[Any] = (), note: str = "", empilee: bool = False,
             cachee: bool = False, classe: str = "") -> SafeString:
    """Show a table from `lignes`, or from the rows written in the block."""
    contexte = tableau.contexte(colonnes, lignes, content, pied=tuple(pied))
    html = render_to_string("seuil/composants/tableau.html", contexte | {
        "legende": legende, "note": note, "empilee": empilee, "cachee": cachee, "classe": classe})
    return tableau.avec_roles(html) if empilee else html


@register.inclusion_tag("seuil/composants/etat.html")
def ui_state(mot: str, porte: str = "") -> dict[str, str]:
    """Show a state: its word and its door, found from the word when not given."""
    return etat.contexte(mot, porte)


@register.inclusion_tag("seuil/composants/parcours.html")
def ui_steps(etapes: str | Iterable[Any], courante: int, *, libelle: str = "Étapes") -> dict[str, Any]:
    """Show the stepper; `etapes` is a list or `Vous|Votre foyer|…`."""
    return parcours.contexte(etapes, courante) | {"libelle": libelle}


@register.simple_block_tag
def ui_light(content: SafeString, titre: str, *, niveau: int = 2, classe: str = "") -> SafeString:
    """Show the light: the one panel of the page that says what to do next."""
    return render_to_string("seuil/composants/lumiere.html", {
        "contenu": content, "titre": titre, "niveau": niveau, "classe": classe})


@register.simple_block_tag
def ui_heading(content: SafeString, titre: str, *, chapo: str = "", fil: Iterable[Any] = (),
               meta: str = "") -> SafeString:
    """Show the band of the page title; the block is its right column."""
    return render_to_string("seuil/composants/bandeau.html", {
        "contenu": content.strip(), "titre": titre, "chapo": chapo, "fil": list(fil), "meta": meta})


@register.simple_block_tag
def ui_notice(content: SafeString, titre: str = "", *, ton: str = "information", niveau: int = 3,
              annonce: bool = False) -> SafeString:
    """Show a notice; `annonce` has it read aloud when the page changes."""
    return render_to_string("seuil/composants/avis.html", {
        "contenu": content, "titre": titre, "ton": avis.ton(ton), "niveau": niveau, "annonce": annonce})


@register.inclusion_tag("seuil/composants/messages.html")
def ui_messages(messages: Iterable[Any]) -> dict[str, Any]:
    """Show Django's messages as notices."""
    return avis.des_messages(messages)
