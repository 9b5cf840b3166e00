"""Say in the journal what happened to a message, and queue the same one again: what several verbs do."""

import secrets
from datetime import date
from typing import Any

from seuil.acteurs.models import Acteur
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.envois.annonces import Annonce
from seuil.envois.models import Envoi
from seuil.journal.services import consigner

SIGNES = "abcdefghijklmnopqrstuvwxyz234567"
LONGUEUR = 22
MEMES = ("expediteur", "sujet", "titre", "corps", "courrier", "exige_preuve", "ouvre", "lien_fin")


def cle() -> str:
    """Return a key that a return of mail carries back: an address may hold it, in capitals or not."""
    return "".join(secrets.choice(SIGNES) for _ in range(LONGUEUR))


def consigner_l_envoi(verbe: str, envoi: Envoi, *, par: Acteur, le: date, **faits: Any) -> None:
    """Write an act about a message on its demand: which notice, by which channel, under which key; never its words."""
    if envoi.demande is not None:
        consigner(verbe, envoi.demande, par=par, le=le, avis=envoi.avis, canal=envoi.canal, cle=envoi.cle, **faits)


def memes(dit: Annonce | Envoi) -> dict[str, Any]:
    """Return what a message keeps of the notice that it tells, or of the message that it says again."""
    return {nom: getattr(dit, nom) for nom in MEMES}


def redire(envoi: Envoi, *, fait: str, canal: Canal, adresse: str, contact: Contact | None, le: date) -> Envoi:
    """Queue the words of a message again, under a key of its own, by a channel to an address; once for a fact."""
    neuf, _ = Envoi.objects.get_or_create(
        demande=envoi.demande,
        agent=envoi.agent,
        avis=envoi.avis,
        fait=fait,
        canal=canal,
        adresse=adresse,
        defaults={
            "cle": cle(),
            "contact": contact,
            **memes(envoi),
            "court": envoi.court,
            "adresse_quittee": envoi.adresse_quittee,
            "sans_papier": envoi.sans_papier,
            "le": le,
            "relaie": envoi,
        },
    )
    return neuf
