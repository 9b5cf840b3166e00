"""Write a wording of a text, over what is on line, or a text of its own."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.informations import acces
from seuil.informations.faits import delais_cites, inconnus
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.informations.requetes import depart
from seuil.informations.services.versions import RedactionInvalide, VersionDepassee, noter, publier
from seuil.socle.droits import exiger
from seuil.territoires.models import Territoire

BALISE: Final = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
LONGUEUR_DE_CLE: Final = 50


@transaction.atomic
def rediger(
    texte: Texte, contenu: Mapping[str, Any], *, par: Agent | Systeme, le: date, langue: str = FRANCAIS
) -> Redaction:
    """Write a new wording of a text and put it on line, or let it wait for a second reader when it states a delay.

    ``contenu``: titre, corps, aujourdhui, article, date, source. Raises DroitRefuse, RedactionInvalide.
    """
    exiger(acces.peut_rediger(par, texte.territoire))

    verifier_le_texte(contenu)
    texte = texte.verrouiller()
    redaction = Redaction.objects.create(
        texte=texte, langue=langue, ecrite_par=par if isinstance(par, Agent) else None, ecrite_le=le, **contenu
    )
    noter(redaction, "redige", par=par, le=le)
    if acces.peut_publier(par, redaction).est_oui:
        return publier(redaction, par=par, le=le)
    return redaction


@transaction.atomic
def modifier(
    texte: Texte, changements: Mapping[str, Any], *, vues: Mapping[str, Any], par: Agent, le: date, langue: str
) -> Redaction:
    """Write what an agent changed over what is on line now; ``vues``: what it was told of the fields.

    Raises DroitRefuse, RedactionInvalide, VersionDepassee.
    """
    exiger(acces.peut_rediger(par, texte.territoire))

    texte = texte.verrouiller()
    actuel = depart(texte, langue)
    if depassees := [champ for champ in changements if actuel[champ] != vues[champ]]:
        raise VersionDepassee(depassees)
    return rediger(texte, {**actuel, **changements}, par=par, le=le, langue=langue)


@transaction.atomic
def ajouter(
    territoire: Territoire,
    rubrique: str,
    contenu: Mapping[str, Any],
    *,
    par: Agent,
    le: date,
    delai_legal: bool = False,
) -> Redaction:
    """Add a text, in French, at the end of a subject. Raises DroitRefuse, RedactionInvalide."""
    exiger(acces.peut_rediger(par, territoire))

    verifier_le_texte(contenu)
    siens = Texte.objects.filter(territoire=territoire.verrouiller())
    dernier = siens.aggregate(rang=Max("rang"))["rang"]
    texte = Texte.objects.create(
        territoire=territoire,
        cle=_cle_libre(contenu["titre"], {*siens.values_list("cle", flat=True)}),
        rubrique=rubrique,
        rang=0 if dernier is None else dernier + 1,
        delai_legal=delai_legal,
    )
    return rediger(texte, contenu, par=par, le=le)


def verifier_le_texte(contenu: Mapping[str, Any]) -> None:
    """Judge a wording before it is written or shown. Raises RedactionInvalide."""
    for champ in ("titre", "corps", "source"):
        if not str(contenu.get(champ, "")).strip():
            raise RedactionInvalide(champ, gettext("Ce champ est obligatoire."))
    for champ, dit in contenu.items():
        if balise := BALISE.search(str(dit)):
            phrase = gettext("Le texte ne garde pas de HTML. Enlevez « %(balise)s ».") % {"balise": balise[0][:40]}
            raise RedactionInvalide(champ, phrase)
    for champ in ("corps", "aujourdhui"):
        if absents := inconnus(str(contenu.get(champ, ""))):
            phrase = gettext("Aucun délai ne s’appelle « %(nom)s ».") % {"nom": absents[0]}
            raise RedactionInvalide(champ, phrase)
    for champ in ("titre", "article", "date", "source"):
        if delais_cites(str(contenu.get(champ, ""))):
            raise RedactionInvalide(champ, gettext("Un délai entre accolades s’écrit seulement dans le texte."))
    if contenu.get("aujourdhui") and not contenu.get("article"):
        raise RedactionInvalide("article", gettext("Dites quel texte de loi fixe la règle d’aujourd’hui."))


def _cle_libre(titre: str, prises: set[str]) -> str:
    racine = slugify(titre)[:LONGUEUR_DE_CLE].strip("-") or "texte"
    rang, cle = 1, racine
    while cle in prises:
        rang += 1
        cle = f"{racine}-{rang}"
    return cle
