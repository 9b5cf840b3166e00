"""A form sent after the session closed: kept sealed until its agent comes in again, then shown filled, not sent."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.crypto import salted_hmac

from seuil.acteurs.models import Agent
from seuil.socle.remplissage import JETON, Remplie, annoncer, est_reprise, remplir
from seuil.socle.scelles import ouvrir, sceller

CLE: Final = "saisie_gardee"
PRINCIPAL: Final = '<main id="contenu" tabindex="-1">'
MONTREES: Final = (200, 404, 405)  # also where only a form, or nothing any more, answers
LONG: Final = 20  # signs from which a text is worth copying when its form is no longer there


@dataclass(frozen=True, slots=True)
class SaisieGardee:
    """What was typed, on which page, for which address, and when."""

    page: str
    vers: str
    champs: dict[str, list[str]]
    fichiers: bool
    gardee_a: float


def garder(request: HttpRequest, agent: int) -> str:
    """Keep what the request carries for this agent, in the session of the browser; return the page of its form.

    Nothing is kept of what proves who one is, of a part of a page, nor of what is too long: the page is then empty.
    """
    page = _page_du_formulaire(request)
    champs = {nom: request.POST.getlist(nom) for nom in request.POST if nom != JETON}
    saisie = SaisieGardee(page, request.path, champs, bool(request.FILES), timezone.now().timestamp())
    texte = json.dumps(asdict(saisie))
    if not page or len(texte) > settings.SAISIE_GARDEE_SIGNES or request.headers.get("HX-Request"):
        return ""
    request.session[CLE] = urlsafe_b64encode(sceller(texte, _cle(), lie_a=str(agent))).decode()
    return page


def est_gardee(request: HttpRequest) -> bool:
    """Say whether something typed waits in this browser."""
    return CLE in request.session


def attendue(request: HttpRequest) -> SaisieGardee | None:
    """Return what waits for the page that is asked, which may take it by itself; another agent never sees it."""
    if CLE not in request.session or not isinstance(request.user, Agent):
        return None
    saisie = _lire(request.session[CLE], request.user)
    if saisie is None:
        del request.session[CLE]
    elif request.method == "GET" and request.get_full_path() == saisie.page:
        annoncer(request, saisie.champs)
        return saisie
    return None


def rendre(request: HttpRequest, response: HttpResponse, saisie: SaisieGardee) -> HttpResponse:
    """Fill the form of the page with what its agent had typed, once."""
    if _est_une_page(response):
        request.session.pop(CLE, None)
        page = response.content.decode()
        deja = Remplie(page, set()) if est_reprise(request) else None
        remplie = deja or remplir(page, saisie.champs, adresse=saisie.page, vers=saisie.vers)
        response.content = _dire(page, remplie, saisie)
    return response


def _dire(page: str, remplie: Remplie | None, saisie: SaisieGardee) -> str:
    """Return the page that says what came back; long texts that have no question any more are shown, to be copied."""
    perdus = saisie.champs.keys() if remplie is None else remplie.restes
    textes = [valeur for nom in saisie.champs if nom in perdus for valeur in saisie.champs[nom] if len(valeur) > LONG]
    contexte = {"retrouvee": remplie is not None, "textes": textes, "fichiers": saisie.fichiers}
    avis = render_to_string("connexions/saisie_rendue.html", contexte)
    return (remplie.page if remplie else page).replace(PRINCIPAL, f"{PRINCIPAL}{avis}", 1)


def _est_une_page(response: HttpResponse) -> bool:
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return response.status_code in MONTREES and html and not response.streaming


def _page_du_formulaire(request: HttpRequest) -> str:
    """Return the page of the agents where the form was: the one that sent it, else its own address."""
    dite = urlsplit(request.headers.get("Referer", ""))
    page = f"{dite.path}?{dite.query}" if dite.query else dite.path
    return page if dite.netloc == request.get_host() and _est_des_agents(page) else _la_sienne(request)


def _la_sienne(request: HttpRequest) -> str:
    return request.get_full_path() if _est_des_agents(request.path) else ""


def _est_des_agents(chemin: str) -> bool:
    """Say whether it is a page of work: those of this room ask for secrets."""
    try:
        trouvee = resolve(urlsplit(chemin).path)
    except Resolver404:
        return False
    return trouvee.namespace == "gestion" and not trouvee.func.__module__.startswith("seuil.connexions.")


def _lire(scelle: str, agent: Agent) -> SaisieGardee | None:
    texte = ouvrir(urlsafe_b64decode(scelle), _cle(), lie_a=str(agent.pk))
    saisie = SaisieGardee(**json.loads(texte)) if texte else None
    if saisie is None or timezone.now().timestamp() - saisie.gardee_a > settings.SAISIE_GARDEE_SECONDES:
        return None
    return saisie


def _cle() -> bytes:
    return salted_hmac("seuil.connexions.saisies", "cle", secret=settings.CLE_DOCUMENTS, algorithm="sha256").digest()
