"""Where the messages of a demonstration go when no relay takes them: a folder of its own, that a newcomer opens."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from seuil.envois.voies.dossier import SCHEMA

EXPEDITEUR: Final = "ne-pas-repondre@exemple.invalid"
VOIES: Final = {"SEUIL_SMTP": "e-mails", "SEUIL_SMS": "SMS"}


def regler_les_messages(environnement: MutableMapping[str, str], *, dossier: Path, site: str) -> str:
    """Set what is not set, for the site and the worker that follow; return what to say of it, "" when all was set."""
    ecrits = [nom for variable, nom in VOIES.items() if not environnement.get(variable)]
    if "e-mails" in ecrits and not environnement.get("SEUIL_EXPEDITEUR"):
        environnement["SEUIL_EXPEDITEUR"] = EXPEDITEUR
    for variable in VOIES:
        if not environnement.get(variable):
            environnement[variable] = f"{SCHEMA}://{quote(str(dossier))}"
    if not environnement.get("SEUIL_SITE"):
        environnement["SEUIL_SITE"] = site
    return f"Rien ne part d’ici : les {' et les '.join(ecrits)} s’écrivent dans {dossier}" if ecrits else ""
