"""Keep a message, once: sent twice by a double tap or a lost answer, the second one finds the first."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import uuid4

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes.models import Demande
from seuil.documents.models import Sorte
from seuil.documents.services import Recu, deposer
from seuil.echanges.models import Echange, FichierJoint, Message
from seuil.echanges.nomenclatures import Qui
from seuil.socle.horloge import moment_de

NOM_MAX = 120


@dataclass(frozen=True, slots=True)
class Propos:
    """What is said: the words, the files that were read clean, ``jeton``: what the page named this sending by."""

    texte: str
    recus: tuple[Recu, ...] = ()
    jeton: str = ""


def cle_de(demande: Demande, propos: Propos) -> str:
    """Return what names a sending, for this demand only: other words of the same page are another message."""
    return sha256(f"{demande.pk} {propos.jeton or uuid4()} {propos.texte}".encode()).hexdigest()


def deja_garde(cle: str) -> Message | None:
    """Return the message of a sending that came before."""
    return Message.objects.select_related("echange").filter(cle=cle).first()


def garder(echange: Echange, propos: Propos, cle: str, *, par: Acteur | Mandataire, le: date) -> Message:
    """Write the message and its files, in the current transaction."""
    qui, nom = _auteur(echange, par)
    message = Message.objects.create(
        echange=echange,
        qui=qui,
        nom=nom,
        agent=par if isinstance(par, Agent) else None,
        ecrit_a=moment_de(le),
        texte=propos.texte,
        cle=cle,
    )
    for recu in propos.recus:
        document = deposer(recu, sorte=Sorte.JOINTE, numero_unique=echange.demande.numero_unique)
        FichierJoint.objects.create(message=message, document=document, nom=recu.fichier.nom[:NOM_MAX])
    return message


def _auteur(echange: Echange, par: Acteur | Mandataire) -> tuple[Qui, str]:
    if isinstance(par, Mandataire):
        return Qui.MANDATAIRE, par.nom
    return (Qui.SERVICE, echange.service) if isinstance(par, Agent) else (Qui.FOYER, "")
