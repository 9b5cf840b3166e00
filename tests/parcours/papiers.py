"""What a household and an agent do with papers: photos as a phone sends them, the desk's reading."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from tests.parcours import gestes
from tests.parcours.conftest import Installation

SAINES = "import django; django.setup(); from seuil.documents.tests.analyses import dire_saines; dire_saines()"
CONNU = """
import django; django.setup()
from seuil.demo.foyers import foyers; from seuil.demo.villes import villes
un = next(foyers(next(iter(villes())))); print(un.numero, un.code)
"""


def photographier(dossier: Path, nom: str, mots: str) -> Path:
    """Draw a page that says what it is, as a phone would name it."""
    dessin = Image.new("RGB", (900, 1270), "white")
    ImageDraw.Draw(dessin).text((90, 120), f"SPECIMEN {mots}", fill="black", font_size=36)
    chemin = dossier / nom
    dessin.save(chemin, "JPEG")
    return chemin


def ouvrir(page: Any, serveur: str, code: str) -> None:
    """Open the page of one paper of the household."""
    page.goto(f"{serveur}/compiegne/ma-demande/documents/{code}/")


def garder(page: Any, *fichiers: Path) -> None:
    """Choose files and add them; the page comes back with what is kept."""
    page.set_input_files("[name=fichiers]", [str(fichier) for fichier in fichiers])
    gestes.suivre(page, "button:has-text('Ajouter')")


def envoyer(page: Any) -> None:
    """Say that it is all."""
    gestes.suivre(page, "button[value=envoyer]")
    assert "C’est envoyé" in page.inner_text("main")


def laisser_passer(installation: Installation) -> None:
    """Have the antivirus read what waits, as an engine would."""
    subprocess.run([sys.executable, "-c", SAINES], env=installation.environnement, check=True)


def prendre(page: Any, serveur: str, nom: str, qui: str) -> None:
    """Take a paper of a household from the queue, on whatever page of it."""
    page.goto(f"{serveur}/gestion/documents/")
    ligne = page.locator("tr", has_text=nom).filter(has_text=qui)
    while not ligne.count():
        gestes.suivre(page, "nav[aria-label='Pages de documents à lire'] a:has-text('Suivante')")
    gestes.suivre(page, ligne.locator("button"))
    assert page.inner_text("h1").replace("\u00a0", " ") == nom


def cocher_tout(page: Any) -> None:
    """See on the paper each fact that it may prove."""
    for question in page.locator("label[for^=vu-]").all():
        question.click()


def foyer_connu(installation: Installation) -> tuple[str, str]:
    """Return the number and the code of the household that the demonstration has just registered."""
    dit = [sys.executable, "-c", CONNU]
    lus = subprocess.run(dit, env=installation.environnement, check=True, capture_output=True, text=True).stdout
    numero, code = lus.split()
    return numero, code
