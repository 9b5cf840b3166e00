"""Each territory at its own address: its code first in the path, or a host name of its own.

Inside, the code is the prefix of every address that Django writes: links, redirections and errors stay in the town.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings
from django.core.handlers.exception import response_for_exception
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.urls import URLResolver, get_resolver, get_script_prefix, reverse, set_script_prefix
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.http import urlencode

from seuil.territoires.models import Territoire

TERRITOIRE = "territoire"  # what a session already open remembers of the town it was in
DEBUT = re.compile(r"/(?P<code>[a-z0-9-]+)(?P<suite>/.*)?", re.DOTALL)
AGENTS = "gestion"
Suite = Callable[[HttpRequest], HttpResponse]
Vue = Callable[..., HttpResponse]
_vus: set[str] = set()  # codes met by this process: a town keeps its address while the database does not answer


def partout(vue: Vue) -> Vue:
    """Mark a page that speaks of no town: it opens with or without one."""
    vue.partout = True  # type: ignore[attr-defined]
    return vue


def est_d_un_agent(request: HttpRequest) -> bool:
    """Say whether the address is one of the agents' pages, which are in no town."""
    return request.path_info.startswith(f"/{AGENTS}/")


class AuTerritoire:
    """Read the town in the address: ``request.territoire`` is it, None on the pages of no town."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        racine = request.racine = get_script_prefix()  # type: ignore[attr-defined]
        try:
            code, chemin = _lire(request)
        except DatabaseError as panne:
            return _en_panne(request, racine, panne)
        if code and (ailleurs := _adresse_preferee(request, code, chemin)):
            return HttpResponseRedirect(ailleurs)
        if code is not None and chemin is not None:
            request.path_info = chemin
            racine = _prefixe(racine, code)
        with _sous(racine):
            return self._repondre(request, code or _territoire_de_l_hote(request))

    def process_view(self, request: HttpRequest, vue: Vue, arguments: Any, options: Any) -> HttpResponse | None:
        """Lead to the town's address whoever asks for a page of a town without saying which."""
        trouve = request.resolver_match
        if trouve and AGENTS in trouve.namespaces:
            return _chez_les_agents(request)
        if (ici := request.territoire) is not None:  # type: ignore[attr-defined]
            _retenir(request, ici.pk)
            return None
        if getattr(vue, "partout", False):
            return None
        code, reste = request.session.get(TERRITOIRE), adresse_en_ville(request)
        if code and Territoire.objects.filter(pk=code).exists():
            return HttpResponseRedirect(adresse_chez(request, code, reste))
        return HttpResponseRedirect(f"{reverse('accueil')}?{urlencode({'suite': f'/{reste}'})}")

    def _repondre(self, request: HttpRequest, code: str | None) -> HttpResponse:
        try:
            ici = request.territoire = _charger(code)  # type: ignore[attr-defined]
        except DatabaseError as panne:
            return response_for_exception(request, panne)
        if ici is None and code in _vus:
            _vus.discard(code)
            return response_for_exception(request, Http404())
        return self.get_response(request)


def adresse_en_ville(request: HttpRequest, chemin: str | None = None) -> str:
    """Return what follows the town in the address, as a link writes it: path without its first stroke, query."""
    question = iri_to_uri(request.META.get("QUERY_STRING", ""))
    lu = request.path_info if chemin is None else chemin
    return escape_uri_path(lu[1:]) + (f"?{question}" if question else "")


def adresse_chez(request: HttpRequest, code: str, chemin: str = "") -> str:
    """Return the address of a page of a town, never of another site's: ``chemin`` is the rest of it."""
    racine: str = request.racine  # type: ignore[attr-defined]
    chemin = chemin.lstrip("/\\")
    hote = {valeur: nom for nom, valeur in settings.HOTES_DES_TERRITOIRES.items()}.get(code)
    if hote is None:
        return _prefixe(racine, code) + chemin
    return f"{racine}{chemin}" if hote == request.get_host() else f"{request.scheme}://{hote}{racine}{chemin}"


def _retenir(request: HttpRequest, code: str) -> None:
    """Let a session already open know its town; nobody receives a cookie for having read a page."""
    if not request.session.is_empty() and request.session.get(TERRITOIRE) != code:
        request.session[TERRITOIRE] = code


def mots_reserves() -> frozenset[str]:
    """Return the first words of the addresses that are no town's."""
    return _mots(get_resolver())


@cache
def _mots(adresses: URLResolver) -> frozenset[str]:
    return frozenset(_premiers(adresses.url_patterns)) | {settings.STATIC_URL.strip("/")}


def _premiers(motifs: Any) -> Iterator[str]:
    for motif in motifs:
        premier = str(motif.pattern).split("/")[0]
        if premier:
            yield premier
        elif hasattr(motif, "url_patterns"):
            yield from _premiers(motif.url_patterns)


def _lire(request: HttpRequest) -> tuple[str | None, str | None]:
    """Return the town that begins the path, and the rest of the path; None, None when it begins with none."""
    trouve = DEBUT.fullmatch(request.path_info)
    if not trouve or trouve["code"] in mots_reserves():
        return None, None
    code = trouve["code"]
    if code not in _vus and not Territoire.objects.filter(pk=code).exists():
        return None, None
    _vus.add(code)
    return code, trouve["suite"]


def _en_panne(request: HttpRequest, racine: str, panne: DatabaseError) -> HttpResponse:
    """Say the failure at the address that was asked: nothing can tell whether its first word is a town."""
    dite = DEBUT.fullmatch(request.path_info)
    with _sous(_prefixe(racine, dite["code"]) if dite else racine):
        return response_for_exception(request, panne)


def _adresse_preferee(request: HttpRequest, code: str, chemin: str | None) -> str | None:
    """Return where to go when the town is not asked for at its own address, None when it is."""
    a_son_hote = request.method in ("GET", "HEAD") and code in settings.HOTES_DES_TERRITOIRES.values()
    if chemin is None or a_son_hote:
        return adresse_chez(request, code, adresse_en_ville(request, chemin or "/"))
    return None


def _chez_les_agents(request: HttpRequest) -> HttpResponse | None:
    """The agents' pages have one address, in no town: an agent may work for several."""
    racine: str = request.racine  # type: ignore[attr-defined]
    if get_script_prefix() == racine or request.method not in ("GET", "HEAD"):
        return None
    return HttpResponseRedirect(racine + adresse_en_ville(request))


def _territoire_de_l_hote(request: HttpRequest) -> str | None:
    if est_d_un_agent(request):
        return None
    demande = request.get_host()
    par_nom = {split_domain_port(hote)[0]: code for hote, code in settings.HOTES_DES_TERRITOIRES.items()}
    return settings.HOTES_DES_TERRITOIRES.get(demande) or par_nom.get(split_domain_port(demande)[0])


def _charger(code: str | None) -> Territoire | None:
    return Territoire.objects.select_related("ressort").filter(pk=code).first() if code else None


def _prefixe(racine: str, code: str) -> str:
    return f"{racine}{code}/"


@contextmanager
def _sous(racine: str) -> Iterator[None]:
    """Write addresses under a prefix, then as before."""
    avant = get_script_prefix()
    set_script_prefix(racine)
    try:
        yield
    finally:
        set_script_prefix(avant)
