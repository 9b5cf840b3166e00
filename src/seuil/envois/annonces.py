"""What is to be told, ready to leave: plain words, already decided by the table of notices (seuil.avis)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from seuil.acteurs.models import Organisme
from seuil.contacts.models import Contact
from seuil.courriers.models import Courrier

LIEN = "{lien}"


def du_journal(entree: int) -> str:
    """Return how a message names the act of the journal that it tells."""
    return f"journal {entree}"


def sans_le_lien(corps: str) -> list[str]:
    """Return the paragraphs of a notice for who reads it elsewhere than in a mailbox: all but the way in."""
    return [phrase for phrase in corps.split("\n\n") if LIEN not in phrase]


class Papier(Enum):
    """When a letter leaves by post."""

    EN_PLUS = "en_plus"  # whatever else tells it: the law asks for a letter
    TOUJOURS = "toujours"  # unless the household agreed to be notified online
    A_DEFAUT = "a_defaut"  # when no verified address is left
    JAMAIS = "jamais"


@dataclass(frozen=True, slots=True)
class Annonce:
    """One notice about one fact. ``sujet`` and ``sms`` say nothing that a stranger may not read.

    ``corps`` holds LIEN once; ``titre`` names the message in the online space and on paper. ``fait`` makes it unique:
    the same notice of the same fact never leaves twice by the same channel to the same address.
    ``contacts``: told instead of those the household has today (an address it just left). ``ouvre``: the page that
    its link opens, by its name; ``lien_fin``: the link opens it until that day at least.
    """

    avis: str
    fait: str
    sujet: str
    titre: str
    corps: str
    sms: str
    expediteur: Organisme
    papier: Papier
    courrier: Courrier | None = None
    exige_preuve: bool = False
    est_urgent: bool = False
    aussi_accompagnant: bool = False
    contacts: tuple[Contact, ...] | None = None
    est_secret: bool = False
    ouvre: str = ""
    lien_fin: date | None = None
