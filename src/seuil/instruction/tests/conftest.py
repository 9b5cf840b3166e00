"""The household of the journey, and files as a phone sends them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from seuil.acteurs.auteurs import Demandeur
from seuil.instruction.etats import Canal
from seuil.instruction.services import ajouter_une_feuille, envoyer

COULEURS = {"bleu": (20, 40, 160), "vert": (20, 120, 40)}


def photo(couleur: str = "bleu", cote: tuple[int, int] = (60, 90)) -> bytes:
    """Return the bytes of a JPEG."""
    sortie = io.BytesIO()
    Image.new("RGB", cote, COULEURS[couleur]).save(sortie, "JPEG")
    return sortie.getvalue()


@pytest.fixture
def foyer(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def ajouter(demande, foyer, le):
    """Return a function: a photo added to a paper of the household by itself."""

    def ajoutee(code: str = "livret_famille", nom: str = "livret.jpg", contenu: bytes | None = None, **autres):
        personne = autres.pop("personne", None)
        dits = {"canal": Canal.PORTAIL, "par": foyer, "le": le} | autres
        return ajouter_une_feuille(demande, code, personne, nom, photo() if contenu is None else contenu, **dits)

    return ajoutee


@pytest.fixture
def envoyee(ajouter, foyer, le):
    """A paper of three pages, sent."""
    feuilles = [ajouter(nom=f"{rang}.jpg") for rang in (1, 2, 3)]
    return envoyer(feuilles[0].piece, canal=Canal.PORTAIL, par=foyer, le=le)


@pytest.fixture
def cas_des_papiers() -> Path:
    return Path(__file__).parent / "fichiers"
