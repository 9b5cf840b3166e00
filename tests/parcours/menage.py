"""A household fills the form, one screen after the other, as a person would."""

from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from tests.parcours import gestes

REPONSES: dict[str, dict[str, str]] = {
    "vous": {
        "prenom": "Zélie",
        "nom": "Fictive",
        "naissance_jour": "14",
        "naissance_mois": "5",
        "naissance_annee": "1990",
        "adresse": "7, rue des Essais",
        "commune": "Clairoix",
        "telephone": "06 00 00 00 00",
        "mel": "zelie@example.org",
    },
    "logement": {
        "occupation_depuis_mois": "3",
        "occupation_depuis_annee": "2025",
        "surface": "31",
        "pieces": "2",
        "nb_occupants": "4",
        "loyer_charges": "0",
        "apl": "0",
    },
    "souhaits": {"commune_1": "Compiègne", "commune_2": "Margny-lès-Compiègne", "loyer_maximum": "650"},
}
COCHES: dict[str, list[tuple[str, str]]] = {
    "vous": [("civilite", "2"), ("nationalite", "1")],
    "logement": [("occupation", "CP")],
    "souhaits": [
        ("types", "T4"),
        ("types", "T5"),
        ("motifs", "01"),
        ("motifs", "19"),
        ("situations", "metier_essentiel"),
        ("situations", "chomage_long"),
        ("situations", "historique_locatif"),
    ],
}
ENFANTS = (("Lou", "29", "2", "2016"), ("Sacha", "3", "11", "2020"))


def remplir(page: Any, etape: str) -> None:
    """Type and tick the answers of a step, without sending them."""
    for nom, valeur in REPONSES.get(etape, {}).items():
        page.fill(f"[name={nom}]", valeur)
    for nom, valeur in COCHES.get(etape, []):
        cocher(page, nom, valeur)


def cocher(page: Any, nom: str, valeur: str) -> None:
    """Press the row of an answer, as a thumb does."""
    cle = page.get_attribute(f'[name={nom}][value="{valeur}"]', "id")
    page.click(f"label[for={cle}]")


def ajouter_enfant(page: Any, prenom: str, jour: str, mois: str, annee: str) -> None:
    """Add one dependent child to the household."""
    cocher(page, "lien", "a_charge")
    for nom, valeur in (
        ("prenom", prenom),
        ("nom", "Fictive"),
        ("naissance_jour", jour),
        ("naissance_mois", mois),
        ("naissance_annee", annee),
    ):
        page.fill(f"[name={nom}]", valeur)
    gestes.suivre(page, "button[name=ajouter]")


def ressources(page: Any) -> None:
    """Answer for the only adult."""
    cocher(page, "p0-contrat", "CDD")
    page.fill("[name=p0-commune_travail]", "Venette")
    page.fill("[name=p0-ressources_mensuelles]", "1 480,00")
    page.fill("[name=p0-rfr_n2]", "14 200 €")


def piece_d_identite(dossier: Path) -> Path:
    """Draw a specimen that says what it is."""
    dessin = Image.new("RGB", (640, 400), "white")
    ImageDraw.Draw(dessin).text((40, 180), "SPECIMEN", fill="black")
    chemin = dossier / "specimen.png"
    dessin.save(chemin)
    return chemin


def remplir_tout(regard: Any, serveur: str, dossier: Path, *, prenom: str) -> None:
    """Go through the six steps and send; each screen is looked at."""
    page = regard.page
    page.goto(f"{serveur}/compiegne/demander/")
    gestes.suivre(page, "button:has-text('Commencer ma demande')")
    remplir(page, "vous")
    page.fill("[name=prenom]", prenom)
    regard.verifier("etape-vous")
    gestes.suivre(page, "button:has-text('Continuer')")
    for enfant in ENFANTS:
        ajouter_enfant(page, *enfant)
    regard.verifier("etape-foyer")
    gestes.suivre(page, "button:has-text('tout le foyer est là')")
    remplir(page, "logement")
    regard.verifier("etape-logement")
    gestes.suivre(page, "button:has-text('Continuer')")
    ressources(page)
    regard.verifier("etape-ressources")
    gestes.suivre(page, "button:has-text('Continuer')")
    remplir(page, "souhaits")
    regard.verifier("etape-souhaits")
    gestes.suivre(page, "button:has-text('Continuer')")
    page.set_input_files("[name=piece]", str(piece_d_identite(dossier)))
    page.click("label[for=id_exact]")
    regard.verifier("etape-envoi")
    gestes.suivre(page, "button:has-text('Envoyer ma demande')")


def deposer(regard: Any, serveur: str, dossier: Path, *, prenom: str) -> tuple[str, str]:
    """Register the household; return its numéro unique, without spaces, and its access code."""
    remplir_tout(regard, serveur, dossier, prenom=prenom)
    regard.verifier("bienvenue")
    numero = "".join(regard.page.inner_text(".plaque dd").split())
    return numero, regard.page.inner_text("#code-acces")


def attendre_l_attestation(page: Any) -> None:
    """Open the household's page again until the worker has written the attestation."""
    for _ in range(40):
        if "Attestation" in page.inner_text("main"):
            return
        page.wait_for_timeout(250)
        page.reload()
