"""The mailbox of the people of a test, and the returned mail of the installation."""

import email
import re
import time
from dataclasses import dataclass
from email import policy
from pathlib import Path

from seuil.envois.tests.rebonds import rebond
from seuil.envois.tests.serveurs import Boite, Recu
from tests.patience import attendre


@dataclass
class Messagerie:
    """What a real mail server received; what it says came back, in the Maildir of the installation."""

    boite: Boite
    retours: Path

    def attendre(self, adresse: str, mot: str, *, depuis: int = 0) -> str:
        """Return the text of the last e-mail to an address that holds a word, once it is there."""

        def trouves() -> list[str]:
            return [texte for texte in map(_texte, self._pour(adresse)[depuis:]) if mot in texte]

        attendre(trouves, f"rien à {adresse} qui dise « {mot} »", pas=0.2)
        return trouves()[-1]

    def code(self, adresse: str, *, depuis: int) -> str:
        """Return the short code of the last e-mail."""
        texte = self.attendre(adresse, "code", depuis=depuis)
        return _trouver(r"\b\d{6}\b", texte)

    def lien(self, adresse: str, *, depuis: int) -> str:
        """Return the path of the link of the last e-mail that has one."""
        texte = self.attendre(adresse, "/l/", depuis=depuis)
        return _trouver(r"/l/[\w-]+", texte)

    def combien(self, adresse: str) -> int:
        """Return how many e-mails went to an address."""
        return len(self._pour(adresse))

    def rendre(self, adresse: str) -> None:
        """Put in the Maildir the bounce of the last e-mail to an address."""
        chemin = self.retours / "new" / f"{time.time()}.rebond"
        chemin.write_bytes(rebond(self._pour(adresse)[-1]))

    def _pour(self, adresse: str) -> list[Recu]:
        return [recu for recu in self.boite.recus if recu.destinataire == adresse]


def _texte(recu: Recu) -> str:
    lu = email.message_from_bytes(recu.octets, policy=policy.default)
    return str(lu.get_content())


def _trouver(motif: str, texte: str) -> str:
    trouve = re.search(motif, texte)
    assert trouve is not None, texte
    return trouve[0]
