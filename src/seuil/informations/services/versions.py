"""Put a version on line in place of the one that was, set it aside, take it off: every one stays readable."""

from datetime import date
from typing import TypeVar

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.informations import acces
from seuil.informations.etats import Etat
from seuil.informations.models import Version
from seuil.informations.services.indexer import indexer
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

V = TypeVar("V", bound=Version)


class RedactionInvalide(ValueError):
    """A wording or a value cannot be kept: ``champ`` names what is wrong."""

    def __init__(self, champ: str, phrase: str) -> None:
        self.champ = champ
        super().__init__(phrase)


class VersionDepassee(Exception):
    """Somebody else put another version on line since the page was read: ``champs`` are what both changed."""

    def __init__(self, champs: list[str]) -> None:
        self.champs = champs
        super().__init__(", ".join(champs))


@transaction.atomic
def publier(version: V, *, par: Agent | Systeme, le: date) -> V:
    """Put a version on line in place of the one that was. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_publier(par, version))

    version.place.verrouiller()
    version = version.verrouiller()
    version.passer("publier")
    for ancienne in version.de_la_place().filter(etat=Etat.EN_LIGNE):
        ancienne.passer("remplacer")
        ancienne.save(update_fields=["etat"])
    version.publiee_le = le
    if isinstance(par, Agent) and par.pk != version.ecrite_par_id:
        version.relue_par = par
    version.save(update_fields=["etat", "publiee_le", "relue_par"])

    noter(version, "publie", par=par, le=le)
    if version.lieu is not None and isinstance(par, Agent):
        indexer(version.lieu, le)
    return version


@transaction.atomic
def ecarter(version: V, *, par: Agent | Systeme, le: date) -> V:
    """Set aside a version that waits. Raises DroitRefuse, PassageInterdit."""
    return _quitter(version, "ecarter", "ecarte", par, le)


@transaction.atomic
def retirer(version: V, *, par: Agent | Systeme, le: date) -> V:
    """Take a version off the page, with nothing in its place. Raises DroitRefuse, PassageInterdit."""
    return _quitter(version, "retirer", "retire", par, le)


def noter(version: Version, acte: str, *, par: Agent | Systeme, le: date) -> None:
    """Write in the journal what was done to a version: `texte.publie`, `chiffre.retire`."""
    consigner(f"{version.nature}.{acte}", version, par=par, le=le, **version.reperes)


def _quitter(version: V, passage: str, acte: str, par: Agent | Systeme, le: date) -> V:
    exiger(acces.peut_rediger(par, version.lieu))

    version.place.verrouiller()
    version = version.verrouiller()
    version.passer(passage)
    version.save(update_fields=["etat"])

    noter(version, acte, par=par, le=le)
    if version.lieu is not None:
        indexer(version.lieu, le)
    return version
