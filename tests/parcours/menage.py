"""A household fills the form, one page after the other, as a person would: what it answers, page by page."""

from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from PIL import Image, ImageDraw

from tests.parcours import gestes

Reponses = dict[str, dict[str, Any]]
MERE: Reponses = {
    "identite": {
        "civilite": "2",
        "prenom": "Zélie",
        "nom": "Fictive",
        "naissance_jour": "14",
        "naissance_mois": "5",
        "naissance_annee": "1990",
    },
    "situation": {"nationalite": "1", "situation_familiale": "C"},
    "adresse": {"adresse": "7, rue des Essais", "lieu": "Clairoix"},
    "joindre": {"telephone": "06 00 00 00 00", "mel": "zelie@example.org"},
    "handicap": {"handicap": "non"},
    "logement": {"occupation": "CP"},
    "depuis": {"occupation_depuis_mois": "3", "occupation_depuis_annee": "2025", "nb_occupants": "4"},
    "taille": {"surface": "31", "pieces": "2"},
    "loyer": {"loyer_charges": "0", "apl": "0"},
    "propriete": {"est_proprietaire": "non"},
    "travail": {"contrat": "CDD"},
    "emploi": {"lieu_travail": "Venette"},
    "sources": {"sources": ["SAL"]},
    "montants": {"montant_SAL": "1 480,00"},
    "avis": {"sorte_avis": "propre"},
    "revenu": {"rfr_n2": "14 200 €"},
    "communes": {"q": ["Compiègne", "Margny-lès-Compiègne"]},
    "types": {"types": ["T4", "T5"], "loyer_maximum": "650"},
    "motifs": {"motifs": ["01", "19"]},
    "priorites": {"situations": ["metier_essentiel", "chomage_long", "historique_locatif"]},
}


def enfant(prenom: str, jour: str, mois: str, annee: str, **autres: str) -> dict[str, str]:
    """Return what is typed of a dependent child."""
    naissance = {"naissance_jour": jour, "naissance_mois": mois, "naissance_annee": annee}
    return {"lien": "a_charge", "prenom": prenom, **naissance, **autres}


ENFANTS = (enfant("Lou", "29", "2", "2016"), enfant("Sacha", "3", "11", "2020"))


class Passage:
    """Cross the screens that another story looks at."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def verifier(self, nom: str) -> None:
        """Look at nothing."""


def cocher(page: Any, nom: str, valeur: str) -> None:
    """Press the row of an answer, as a thumb does, unless it is ticked already."""
    une = f'[name="{nom}"]' if valeur == "on" else f'[name="{nom}"][value="{valeur}"]'
    cle = page.get_attribute(une, "id")
    if not page.is_checked(f"#{cle}"):
        page.click(f"label[for={cle}]")


def repondre(page: Any, reponses: dict[str, Any]) -> None:
    """Answer the questions of a page, without sending it: rows are pressed, texts typed."""
    for nom, valeur in reponses.items():
        genre = page.locator(f'[name="{nom}"]').first.evaluate("champ => champ.type")
        if genre == "select-one":
            page.select_option(f'[name="{nom}"]', valeur)
        elif genre in ("radio", "checkbox"):
            for une in valeur if isinstance(valeur, list) else [valeur]:
                cocher(page, nom, une)
        else:
            page.fill(f'[name="{nom}"]', valeur)
            page.press(f'[name="{nom}"]', "Tab")  # what was proposed under it closes


def page_ouverte(page: Any) -> tuple[str, str]:
    """Return the name of the page of the form that is open, and the person it is put for."""
    morceaux = urlparse(page.url).path.split("/demander/")[1].strip("/").split("/")
    return morceaux[0], morceaux[1] if len(morceaux) > 1 else ""


def marcher(page: Any, reponses: Reponses, personnes: tuple[dict[str, str], ...] = (), regarder: Any = None) -> None:
    """Answer each page that opens, up to the review; for the second adult, ``travail#2`` comes before ``travail``."""
    while (ouverte := page_ouverte(page))[0] != "relecture":
        nom, cle = ouverte
        remplir_la_page(page, reponses, personnes)
        if regarder:
            regarder(f"page-{nom}{'-autre' if cle not in ('', 'vous') else ''}")
        continuer(page)


def remplir_la_page(page: Any, reponses: Reponses, personnes: tuple[dict[str, str], ...] = ()) -> None:
    """Answer the page that is open, without sending it."""
    nom, cle = page_ouverte(page)
    if nom == "foyer":
        _foyer(page, personnes)
    elif nom == "communes":
        _communes(page, reponses["communes"]["q"])
    else:
        rang = "" if cle in ("", "vous") else "#2"
        repondre(page, reponses.get(f"{nom}{rang}", reponses.get(nom, {})))


def continuer(page: Any) -> None:
    """Send the page that is open; another one opens."""
    ouverte = page_ouverte(page)
    gestes.suivre(page, "main button.btn-primary:has-text('Continuer')")
    assert page_ouverte(page) != ouverte, (ouverte, page.inner_text("main"))


def _foyer(page: Any, personnes: tuple[dict[str, str], ...]) -> None:
    for rang, personne in enumerate(personnes, start=1):
        repondre(page, personne)
        if rang < len(personnes):
            gestes.suivre(page, "button[value=encore]")


def _communes(page: Any, voulues: list[str]) -> None:
    for voulue in voulues:
        page.fill("[name=q]", voulue)
        gestes.suivre(page, "button[value=chercher]")


def piece_d_identite(dossier: Path) -> Path:
    """Draw a specimen that says what it is."""
    dessin = Image.new("RGB", (640, 400), "white")
    ImageDraw.Draw(dessin).text((40, 180), "SPECIMEN", fill="black")
    chemin = dossier / "specimen.png"
    dessin.save(chemin)
    return chemin


def commencer(page: Any, serveur: str, ville: str = "compiegne") -> None:
    """Open the form of a town."""
    page.goto(f"{serveur}/{ville}/demander/")
    gestes.suivre(page, "button:has-text('Commencer ma demande')")


def envoyer(page: Any, dossier: Path, regarder: Any = None) -> None:
    """Read again, give the identity document, send."""
    gestes.suivre(page, "a:has-text('Tout est exact')")
    page.set_input_files("[name=piece]", str(piece_d_identite(dossier)))
    page.click("label[for=id_exact]")
    if regarder:
        regarder("page-envoi")
    gestes.suivre(page, "button:has-text('Envoyer ma demande')")


def remplir_tout(regard: Any, serveur: str, dossier: Path, *, prenom: str) -> None:
    """Go through the form and send; each page is looked at."""
    page = regard.page
    commencer(page, serveur)
    marcher(page, MERE | {"identite": MERE["identite"] | {"prenom": prenom}}, ENFANTS, regard.verifier)
    regard.verifier("page-relecture")
    envoyer(page, dossier, regard.verifier)


def deposer(regard: Any, serveur: str, dossier: Path, *, prenom: str) -> tuple[str, str]:
    """Register the household; return its numéro unique, without spaces, and its access code."""
    remplir_tout(regard, serveur, dossier, prenom=prenom)
    regard.verifier("bienvenue")
    return numero_et_code(regard.page)


def numero_et_code(page: Any) -> tuple[str, str]:
    """Return the number and the code that the page of welcome shows."""
    return "".join(page.inner_text(".plaque dd").split()), page.inner_text("#code-acces")


def attendre_l_attestation(page: Any) -> None:
    """Open the household's page again until the worker has written the attestation."""
    gestes.recharger(page, lambda: "Attestation" in page.text_content("main"))


def entrer(page: Any, serveur: str, ville: str, numero: str, code: str) -> None:
    """Sign in with a number and a code, whoever was there before; a wrong code stays on the page that asks."""
    page.goto("about:blank")  # what the page before was still asking for brings its session back no more
    page.context.clear_cookies()
    page.goto(f"{serveur}/{ville}/connexion/")
    page.fill("[name=numero]", numero)
    page.fill("[name=code]", code)
    gestes.suivre(page, "main button.btn-primary")
