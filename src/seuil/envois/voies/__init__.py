"""The contract of a channel: a departure in two times, and what may go wrong in each (docs/decisions/0032-voies.md).

`preparer` does all that leaves nothing behind: it connects, signs in, names the recipient. Its caller then commits that
the message is about to leave, and calls `livrer`. A crash between the two leaves a doubt, never a second message.
"""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from django.db.models import TextChoices

_CLE = re.compile(r"[A-Za-z0-9_-]{22}")


class Raison(TextChoices):
    """Why a recipient or a message was refused; only the first and the fourth say that the address is wrong."""

    ADRESSE_INCONNUE = "adresse_inconnue", "Adresse inconnue"
    BOITE_PLEINE = "boite_pleine", "Boîte pleine"
    REFUS = "refus", "Refusé par la messagerie du destinataire"
    ADRESSE_MALFORMEE = "adresse_malformee", "Adresse mal écrite"
    AUTRE = "autre", "Autre raison"


@dataclass(frozen=True)
class Message:
    """What leaves for one recipient; ``cle``, 22 URL-safe characters, is unique to this sending."""

    cle: str
    destinataire: str
    sujet: str
    corps: str
    expediteur_nom: str

    def __post_init__(self) -> None:
        if not _CLE.fullmatch(self.cle):
            raise ValueError("La clé d’un envoi a 22 caractères : lettres, chiffres, « - » et « _ ».")


class Depart(Protocol):
    """A message on the threshold: its recipient was accepted, nothing has left."""

    def livrer(self) -> str:
        """Send, once; return the reference that the provider gave, "" if none.

        Raises Injoignable or Refus when the other side says that it kept nothing, Doute when it says nothing.
        """


class Voie(Protocol):
    """A way to reach somebody."""

    def preparer(self, message: Message) -> AbstractContextManager[Depart]:
        """Open the way to the recipient, and leave nothing; closed without `livrer`, the message never existed.

        Raises Injoignable or Refus.
        """


class Injoignable(Exception):
    """Nothing left and the recipient is not at fault: the same message may be tried later."""


class Refus(Exception):
    """The recipient or the content was refused, and the other side kept nothing."""

    def __init__(self, raison: Raison, reponse: str, *, definitif: bool) -> None:
        super().__init__(reponse)
        self.raison = raison
        self.definitif = definitif


class Doute(Exception):
    """The message may have left: the other side fell silent after it began to receive it."""


class ReglageInvalide(Exception):
    """The URL of a channel cannot be used; says what is wrong, without the secret it holds."""
