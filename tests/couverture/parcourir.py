"""The public pages of a town, followed link by link from its home, and the first one that shows each fact."""

from collections import deque
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from django.test import Client
from lxml import html

from tests.couverture.blocs import blocs
from tests.couverture.registre import Fait, faits

HORS = ("/demander", "/ma-demande", "/gestion", "/connexion", "/langue", "/composants", "/mes-droits/", "/reprendre")
PAGES_MAXIMUM = 120


def pages(ville: str) -> dict[str, list[str]]:
    """Return the blocks of each public page of a town, by address, in the order met from its home."""
    client, depart = Client(), f"/{ville}/"
    lues: dict[str, list[str]] = {}
    a_lire = deque([depart])
    while a_lire and len(lues) < PAGES_MAXIMUM:
        adresse = a_lire.popleft()
        if adresse in lues:
            continue
        reponse = client.get(adresse, follow=True)
        if reponse.status_code != 200 or "html" not in reponse.headers.get("Content-Type", ""):
            continue
        lues[adresse] = blocs(reponse.content.decode())
        ici = reponse.request["PATH_INFO"] if reponse.redirect_chain else adresse
        a_lire.extend(_liens(reponse.content.decode(), ici, ville))
    return lues


def ou_se_lit(fait: Fait, lues: Mapping[str, list[str]]) -> str:
    """Return the address of the first page that shows a fact, "" when none does."""
    return next((adresse for adresse, siens in lues.items() if any(fait.est_dans(bloc) for bloc in siens)), "")


def table(ville: str) -> list[tuple[Fait, str]]:
    """Return each fact of a town with the address where it is read."""
    lues = pages(ville)
    return [(fait, ou_se_lit(fait, lues)) for fait in faits(ville)]


def _liens(page: str, ici: str, ville: str) -> list[str]:
    trouves = []
    for lien in html.document_fromstring(page).xpath("//a/@href"):
        chemin = urlsplit(urljoin(ici, lien))
        if chemin.netloc or chemin.query or any(hors in chemin.path for hors in HORS):
            continue
        trouves.append(chemin.path if chemin.path.startswith(f"/{ville}/") else f"/{ville}{chemin.path}")
    return trouves
