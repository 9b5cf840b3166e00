"""The public pages of a town, followed link by link from its home, and the first one that shows each fact."""

from collections import deque
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client
from lxml import html

from tests.couverture.blocs import blocs
from tests.couverture.registre import VILLES, Fait, faits

HORS = ("demander/", "ma-demande/", "gestion/", "connexion/", "langue/", "composants/", "mes-droits/")
PAGES_MAXIMUM = 120


def reponses(ville: str) -> dict[str, Any]:
    """Return the answer of each public page of a town, by address, in the order met from its home."""
    client, depart = Client(), f"/{ville}/"
    lues: dict[str, Any] = {}
    a_lire = deque([depart])
    while a_lire and len(lues) < PAGES_MAXIMUM:
        adresse = a_lire.popleft()
        if adresse in lues:
            continue
        reponse = client.get(adresse, follow=True)
        if reponse.status_code != HTTPStatus.OK or "html" not in reponse.headers.get("Content-Type", ""):
            continue
        lues[adresse] = reponse
        ici = reponse.request["PATH_INFO"] if reponse.redirect_chain else adresse
        a_lire.extend(_liens(reponse.content.decode(), ici, ville))
    return lues


def pages(ville: str) -> dict[str, list[str]]:
    """Return the blocks of each public page of a town, by address."""
    return {adresse: blocs(reponse.content.decode()) for adresse, reponse in reponses(ville).items()}


def ou_se_lit(fait: Fait, lues: Mapping[str, list[str]]) -> str:
    """Return the address of the first page that shows a fact, "" when none does."""
    return next((adresse for adresse, siens in lues.items() if any(fait.est_dans(bloc) for bloc in siens)), "")


def table(ville: str) -> list[tuple[Fait, str]]:
    """Return each fact of a town with the address where it is read."""
    lues = pages(ville)
    return [(fait, ou_se_lit(fait, lues)) for fait in faits(ville)]


def _liens(page: str, ici: str, ville: str) -> list[str]:
    """Return the pages of the same town that a page leads to, those of a form or an account aside."""
    trouves = []
    for lien in html.document_fromstring(page).xpath("//a/@href"):
        chemin = urlsplit(urljoin(ici, lien))
        debut, _, suite = chemin.path.lstrip("/").partition("/")
        if chemin.netloc or chemin.query or debut in set(VILLES) - {ville}:
            continue
        dedans = suite if debut == ville else chemin.path.lstrip("/")
        if not dedans.startswith(HORS):
            trouves.append(f"/{ville}/{dedans}")
    return trouves
