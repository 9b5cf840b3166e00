"""Run `seuil demandes` as an operator does, and read the letters it writes."""

import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from pypdf import PdfReader

from seuil.demandes import codes
from seuil.demandes.models import Demande

PHRASE = "des lettres pour cinq menages d'exemple"


class Terminal(StringIO):
    """A screen: what is written there is seen, and kept nowhere."""

    def isatty(self) -> bool:
        return True


def lancer(*arguments, sortie=None) -> str:
    sortie = sortie or StringIO()
    call_command("demandes", *map(str, arguments), stdout=sortie)
    return sortie.getvalue()


def ecrire(dossier: Path, *options: str, phrase: str = PHRASE) -> str:
    """Write the letters under a passphrase that the operator keeps in a file."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as fichier:
        fichier.write(f"{phrase}\n")
        fichier.flush()
        return lancer("codes", dossier, *options, "--phrase-de", fichier.name)


def code_de(dossier: Path, numero: str, phrase: str = PHRASE) -> str:
    """Return the code that a letter gives to who has its passphrase."""
    lettre = PdfReader(dossier / f"{numero}.pdf", password=phrase)
    texte = " ".join(lettre.pages[0].extract_text().split())
    return next(mot for mot in texte.split("Votre code d’accès")[-1].split() if len(mot) == codes.LONGUEUR)


def ouvre(numero: str, code: str) -> bool:
    """Say whether this code lets the household in."""
    return codes.correspond(code, Demande.objects.get(numero_unique=numero).code_acces)
