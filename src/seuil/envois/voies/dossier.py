"""Messages written in a folder instead of leaving: `dossier:///chemin`, for a demonstration without any relay.

Each e-mail is a `.eml` file and each SMS a `.txt` file, readable by the account of the service alone. Nobody receives
anything: an installation that serves real people must ask for it in so many words, `dossier:///chemin?en_production=oui`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from seuil.envois.voies import Depart, Doute, Injoignable, Message, ReglageInvalide
from seuil.envois.voies.adresses import adresse_d_enveloppe
from seuil.envois.voies.enveloppe import composer
from seuil.envois.voies.numeros import e164
from seuil.socle.fichiers import ecrire_prive

SCHEMA: Final = "dossier"
PERSONNE: Final = (
    "dossier:// ne fait qu’écrire des fichiers, et personne ne reçoit rien. "
    "Pour le vouloir hors de la démonstration : dossier:///chemin?en_production=oui"
)


def est_un_dossier(url: str) -> bool:
    """Say whether a URL names a folder, not a relay."""
    return url.partition(":")[0] == SCHEMA


def lire_dossier(url: str, *, est_une_demonstration: bool) -> Path:
    """Return the folder that a URL names. Raises ReglageInvalide, in production unless it was asked explicitly."""
    adresse = urlsplit(url)
    chemin, options = Path(unquote(adresse.path)), dict(parse_qsl(adresse.query))
    if adresse.netloc or not chemin.is_absolute() or chemin == Path("/"):
        raise ReglageInvalide("Attendu : dossier:///chemin/complet, avec trois barres.")
    if not est_une_demonstration and options.get("en_production") != "oui":
        raise ReglageInvalide(PERSONNE)
    return chemin


@dataclass(frozen=True)
class CourrielsEnDossier:
    """The e-mails, as they would travel."""

    dossier: Path
    expediteur: str
    horloge: Callable[[], datetime]

    @contextmanager
    def preparer(self, message: Message) -> Iterator[Depart]:
        """See `Voie.preparer`."""
        destinataire, quand = adresse_d_enveloppe(message.destinataire), self.horloge()
        octets = composer(message, destinataire=destinataire, expediteur=self.expediteur, maintenant=quand)
        yield _preparer(self.dossier, _nom(message, quand, "eml"), octets)


@dataclass(frozen=True)
class SmsEnDossier:
    """The SMS: the number, then the text."""

    dossier: Path
    horloge: Callable[[], datetime]

    @contextmanager
    def preparer(self, message: Message) -> Iterator[Depart]:
        """See `Voie.preparer`."""
        octets = f"{e164(message.destinataire)}\n\n{message.corps}\n".encode()
        yield _preparer(self.dossier, _nom(message, self.horloge(), "txt"), octets)


@dataclass(frozen=True)
class Fichier:
    """A message whose folder is open: nothing bears its name yet."""

    chemin: Path
    octets: bytes

    def livrer(self) -> str:
        """See `Depart.livrer`; the reference is the name of the file, which appears whole or not at all."""
        ebauche = self.chemin.with_name(f".{self.chemin.name}")
        try:
            ecrire_prive(ebauche, self.octets)
        except OSError as faute:
            raise Injoignable(f"Le dossier {self.chemin.parent} ne s’écrit pas") from faute
        try:
            ebauche.rename(self.chemin)
        except OSError as faute:
            raise Doute(f"Le dossier {self.chemin.parent} ne s’écrit plus") from faute
        return self.chemin.name


def _preparer(dossier: Path, nom: str, octets: bytes) -> Fichier:
    """Open the folder, made when it is missing, and leave nothing in it. Raises Injoignable."""
    try:
        dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as faute:
        raise Injoignable(f"Le dossier {dossier} ne peut pas être fait") from faute
    if not os.access(dossier, os.W_OK | os.X_OK):
        raise Injoignable(f"Le dossier {dossier} ne s’écrit pas")
    return Fichier(dossier / nom, octets)


def _nom(message: Message, quand: datetime, sorte: str) -> str:
    """Return a name that sorts by moment."""
    return f"{quand:%Y-%m-%d-%Hh%Mm%S}-{message.cle}.{sorte}"
