"""The passphrase of a batch of letters: drawn and said once on a terminal, or given by who keeps it."""

import sys
from getpass import getpass
from pathlib import Path

from django.core.management import CommandError
from django.core.management.base import OutputWrapper

from seuil.demandes.services.lettres import presentes, tirer_phrase

AU_CLAVIER = "-"
LONGUEUR_MINIMALE = 20
LONGUEUR_MAXIMALE = 127  # what a PDF in AES-256 keeps of it
DITE = (
    "Phrase des lettres de cet envoi : {phrase}\n"
    "Notez-la maintenant, hors de ce dossier : elle n’est gardée nulle part, et sans elle personne n’ouvre les lettres."
)
SANS_TERMINAL = (
    "La phrase qui ouvre les lettres ne s’affiche qu’à l’écran, pour ne rester dans aucun fichier. Lancez la commande "
    "dans un terminal sans rediriger ce qu’elle affiche, ou donnez votre phrase avec « --phrase-de FICHIER »."
)
DEJA_LA = (
    "Les lettres d’un envoi précédent sont dans {dossier}. Pour compléter cet envoi, redonnez sa phrase avec "
    "« --phrase-de FICHIER », ou « --phrase-de - » pour la taper. Sinon, choisissez un autre dossier, ou détruisez "
    "ces lettres une fois imprimées : « seuil demandes detruire {dossier} »."
)


def phrase_de_l_envoi(source: str | None, dossier: Path, sortie: OutputWrapper) -> str:
    """Return the passphrase given, else a new one, said once on the terminal. Raises CommandError, OSError."""
    if source is not None:
        return _donnee(source)
    if next(presentes(dossier), None):
        raise CommandError(DEJA_LA.format(dossier=dossier))
    if not sortie.isatty():
        raise CommandError(SANS_TERMINAL)
    phrase = tirer_phrase()
    sortie.write(DITE.format(phrase=phrase))
    sortie.flush()
    return phrase


def _donnee(source: str) -> str:
    phrase = (_tapee() if source == AU_CLAVIER else _lue(Path(source))).strip()
    tient = LONGUEUR_MINIMALE <= len(phrase) <= LONGUEUR_MAXIMALE
    if not (tient and phrase.isascii() and phrase.isprintable()):  # readers of PDF do not agree on accents
        raise CommandError(
            f"La phrase des lettres tient sur une ligne, de {LONGUEUR_MINIMALE} à {LONGUEUR_MAXIMALE} signes, "
            "sans accent."
        )
    return phrase


def _tapee() -> str:
    if sys.stdin.isatty():
        return getpass("Phrase des lettres de cet envoi : ")
    return sys.stdin.readline()


def _lue(fichier: Path) -> str:
    try:
        return fichier.read_text(encoding="utf-8")
    except OSError as refus:
        raise CommandError(f"La phrase ne se lit pas dans {fichier} ({refus.strerror}).") from refus
    except UnicodeDecodeError as refus:
        raise CommandError(f"La phrase ne se lit pas dans {fichier} : ce n’est pas un texte.") from refus
