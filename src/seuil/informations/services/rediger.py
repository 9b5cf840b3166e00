"""Write a wording, put it on line, set it aside, take it off: every wording stays readable."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.informations import acces
from seuil.informations.etats import Etat
from seuil.informations.faits import inconnus
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.informations.services.indexer import indexer
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


class RedactionInvalide(ValueError):
    """A wording cannot be kept: ``champ`` names what is wrong."""

    def __init__(self, champ: str, phrase: str) -> None:
        self.champ = champ
        super().__init__(phrase)


@transaction.atomic
def rediger(
    texte: Texte, contenu: Mapping[str, Any], *, par: Agent | Systeme, le: date, langue: str = FRANCAIS
) -> Redaction:
    """Write a new wording of a text and put it on line, or let it wait for a second reader when it states a delay.

    ``contenu``: titre, corps, aujourdhui, article, date, source. Raises DroitRefuse, RedactionInvalide.
    """
    exiger(acces.peut_rediger(par, texte.territoire))

    _verifier(contenu)
    texte = texte.verrouiller()
    redaction = Redaction.objects.create(
        texte=texte, langue=langue, ecrite_par=par if isinstance(par, Agent) else None, ecrite_le=le, **contenu
    )
    consigner("texte.redige", redaction, par=par, le=le, cle=texte.cle, langue=langue)
    if acces.peut_publier(par, redaction).est_oui:
        return publier(redaction, par=par, le=le)
    return redaction


@transaction.atomic
def publier(redaction: Redaction, *, par: Agent | Systeme, le: date) -> Redaction:
    """Put a wording on line in place of the one that was. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_publier(par, redaction))

    texte = redaction.texte.verrouiller()
    redaction = redaction.verrouiller()
    redaction.passer("publier")
    for ancienne in Redaction.objects.filter(texte=texte, langue=redaction.langue, etat=Etat.EN_LIGNE):
        ancienne.passer("remplacer")
        ancienne.save(update_fields=["etat"])
    redaction.publiee_le = le
    if isinstance(par, Agent) and par.pk != redaction.ecrite_par_id:
        redaction.relue_par = par
    redaction.save(update_fields=["etat", "publiee_le", "relue_par"])

    consigner("texte.publie", redaction, par=par, le=le, cle=texte.cle, langue=redaction.langue)
    if texte.territoire is not None and isinstance(par, Agent):
        indexer(texte.territoire, le)
    return redaction


@transaction.atomic
def ecarter(redaction: Redaction, *, par: Agent | Systeme, le: date) -> Redaction:
    """Set aside a wording that waits. Raises DroitRefuse, PassageInterdit."""
    return _quitter(redaction, "ecarter", "texte.ecarte", par, le)


@transaction.atomic
def retirer(redaction: Redaction, *, par: Agent | Systeme, le: date) -> Redaction:
    """Take a wording off the page, with nothing in its place. Raises DroitRefuse, PassageInterdit."""
    return _quitter(redaction, "retirer", "texte.retire", par, le)


def _quitter(redaction: Redaction, passage: str, verbe: str, par: Agent | Systeme, le: date) -> Redaction:
    texte = redaction.texte
    exiger(acces.peut_rediger(par, texte.territoire))

    redaction = redaction.verrouiller()
    redaction.passer(passage)
    redaction.save(update_fields=["etat"])

    consigner(verbe, redaction, par=par, le=le, cle=texte.cle, langue=redaction.langue)
    if texte.territoire is not None:
        indexer(texte.territoire, le)
    return redaction


def _verifier(contenu: Mapping[str, Any]) -> None:
    for champ in ("titre", "corps", "source"):
        if not str(contenu.get(champ, "")).strip():
            raise RedactionInvalide(champ, gettext("Ce champ est obligatoire."))
    for champ in ("corps", "aujourdhui"):
        if absents := inconnus(str(contenu.get(champ, ""))):
            phrase = gettext("Aucun délai ne s’appelle « %(nom)s ».") % {"nom": absents[0]}
            raise RedactionInvalide(champ, phrase)
    if contenu.get("aujourdhui") and not contenu.get("article"):
        raise RedactionInvalide("article", gettext("Dites quel texte de loi fixe la règle d’aujourd’hui."))
