"""The design system of Seuil: `{% load seuil %}`. Each tag shows one template of `seuil/composants/`."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from seuil.socle.design import attributs, avis, bouton, erreurs, etat, faire, filtres, pages, parcours, verdict
from seuil.socle.design import champ as champs
from seuil.socle.design import etapes as frise
from seuil.socle.templatetags import chiffres

ETAPES, PAGES, VOTRE_NUMERO = _("Étapes"), _("Pages"), _("Votre numéro unique")
A_FAIRE = _("Actes à faire, classés par échéance")

register = template.Library()
register.filters.update(filtres.FILTRES)
register.tags.update(chiffres.register.tags)


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


@register.inclusion_tag("seuil/composants/etat.html")
def ui_state(mot: str, porte: str = "") -> dict[str, str]:
    """Show a state: its word and its door, found from the word when not given."""
    return etat.contexte(mot, porte)


@register.inclusion_tag("seuil/composants/parcours.html")
def ui_steps(etapes: str | Iterable[Any], courante: int, *, libelle: str | Promise = ETAPES) -> dict[str, Any]:
    """Show the stepper; `etapes` is a list or `Vous|Votre foyer|…`."""
    return parcours.contexte(etapes, courante) | {"libelle": libelle}


@register.simple_block_tag
def ui_light(content: SafeString, titre: str, *, niveau: int = 2, classe: str = "") -> SafeString:
    """Show the light: the one panel of the page that says what to do next."""
    return render_to_string(
        "seuil/composants/lumiere.html", {"contenu": content, "titre": titre, "niveau": niveau, "classe": classe}
    )


@register.simple_block_tag
def ui_heading(
    content: SafeString, titre: str, *, chapo: str = "", fil: Iterable[Any] = (), meta: str = ""
) -> SafeString:
    """Show the band of the page title; the block is its right column."""
    return render_to_string(
        "seuil/composants/bandeau.html",
        {"contenu": mark_safe(content.strip()), "titre": titre, "chapo": chapo, "fil": list(fil), "meta": meta},
    )


@register.simple_block_tag
def ui_notice(
    content: SafeString, titre: str = "", *, ton: str = "information", niveau: int = 3, annonce: bool = False
) -> SafeString:
    """Show a notice; `annonce` has it read aloud when the page changes."""
    return render_to_string(
        "seuil/composants/avis.html",
        {"contenu": content, "titre": titre, "ton": avis.ton(ton), "niveau": niveau, "annonce": annonce},
    )


@register.inclusion_tag("seuil/composants/messages.html")
def ui_messages(messages: Iterable[Any]) -> dict[str, Any]:
    """Show Django's messages as notices."""
    return avis.des_messages(messages)


@register.inclusion_tag("seuil/composants/etapes.html")
def ui_timeline(etapes: Iterable[Any]) -> dict[str, Any]:
    """Show steps with `titre`, `detail`, `etat` (fait, courant, avenir)."""
    return frise.contexte(etapes)


@register.inclusion_tag("seuil/composants/plaque.html")
def ui_plate(numero: str, libelle: str | Promise = VOTRE_NUMERO) -> dict[str, Any]:
    """Show the numéro unique, grouped 3-4-6-5."""
    return {"numero": numero, "libelle": libelle}


@register.inclusion_tag("seuil/composants/fiche.html")
def ui_sheet(lignes: Iterable[Any]) -> dict[str, Any]:
    """Show pairs (label, value)."""
    return {"lignes": lignes}


@register.inclusion_tag("seuil/composants/verdict.html")
def ui_verdict(reponse: str, texte: str, *, mot: str = "") -> dict[str, str]:
    """Show a verdict (oui, a_preciser, non) as a door standing on the step."""
    return verdict.contexte(reponse, texte, mot)


@register.inclusion_tag("seuil/composants/portes.html")
def ui_doors(portes: Iterable[Any]) -> dict[str, Any]:
    """Show the doors of the home page: `titre`, `url`, `texte`, `allumee` on the best first step."""
    return {"portes": [attributs.lire(porte, titre="", url="#", texte="", allumee=False) for porte in portes]}


@register.simple_block_tag
def ui_details(content: SafeString, titre: str, *, bref: str = "", ouvert: bool = False) -> SafeString:
    """Show an explanation to unfold, right under the fact it explains; ``bref``, under its title, is never hidden."""
    contexte = {"contenu": content, "titre": titre, "bref": bref, "ouvert": ouvert}
    return render_to_string("seuil/composants/details.html", contexte)


@register.simple_block_tag
def ui_fold(
    content: SafeString, titre: str, cle: str, *, bref: str = "", ouvert: bool = False, niveau: int = 2
) -> SafeString:
    """Show a part of a long page, folded: its heading, what it says in a line (never hidden), the rest to unfold."""
    contexte = {"contenu": content, "titre": titre, "cle": cle, "bref": bref, "ouvert": ouvert, "niveau": niveau}
    return render_to_string("seuil/composants/pli.html", contexte)


@register.simple_block_tag
def ui_empty(content: SafeString, titre: str, *, niveau: int = 3) -> SafeString:
    """Show that there is nothing, why, and what can be done."""
    return render_to_string("seuil/composants/vide.html", {"contenu": content, "titre": titre, "niveau": niveau})


@register.inclusion_tag("seuil/composants/faire.html")
def ui_worklist(groupes: Iterable[Any], *, legende: str | Promise = A_FAIRE) -> dict[str, Any]:
    """Show groups (`titre`, `actes`) of acts: echeance, porte, acte, detail, dossier, regle, verbe, url, tenu."""
    return faire.contexte(groupes) | {"legende": legende}


@register.inclusion_tag("seuil/composants/pages.html", takes_context=True)
def ui_pagination(
    context: Context, page: Page[Any], *, libelle: str | Promise = PAGES, nom: str = "page"
) -> dict[str, Any]:
    """Show the links to the other pages, keeping the other parameters of the address."""
    requete = context.get("request")
    return pages.contexte(page, requete.GET if requete else QueryDict(), libelle=libelle, nom=nom)


@register.inclusion_tag("seuil/composants/bouton.html")
def ui_button(
    texte: str,
    *,
    url: str = "",
    ton: str = "plein",
    grand: bool = False,
    nom: str = "",
    valeur: str = "",
    action: str = "",
    empeche: str = "",
    pour: str = "",
) -> dict[str, Any]:
    """Show a button, or a link with `url`; `empeche` closes it and says why; `pour` is only heard: what it acts on."""
    return bouton.contexte(
        texte, ton, url=url, grand=grand, nom=nom, valeur=valeur, action=action, empeche=empeche, pour=pour
    )


@register.inclusion_tag("seuil/composants/fil.html")
def ui_breadcrumb(fil: Iterable[Any]) -> dict[str, Any]:
    """Show links (`libelle`, `url`); the last one has no url."""
    return {"fil": [attributs.lire(maillon, libelle="", url="") for maillon in fil]}
