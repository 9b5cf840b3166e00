"""What people wait for: the pages, by a plain sequential client signed in as who reads them, beside a bare page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from typing import Any

import psycopg
from django.db import connection

from seuil.demandes.models import Demande
from seuil.demo.comptes import MOT_DE_PASSE
from seuil.rapprochement.models import Classement
from tests.charge.banc import Banc, centile
from tests.charge.client import Client, entrer_comme_agent, entrer_comme_foyer
from tests.charge.ville import VILLE, Cle

CHOIX = re.compile(r'name="d" value="(\d+)"')
BUTS = {"accueil": 15, "ma demande": 50, "dossier": 100, "liste des demandes": 100, "candidats": 150}
DESIGNES, DESIGNATIONS_AU_MOINS = 3, 3
COURANT, RARE = "T2", "T5"  # the longest list; at 100 000 demands, the one of ten thousand
COMPATIBLES = 15_000  # the target is said among ten thousand: nothing is asked above
TOURS_AU_PLUS, TOURS_AU_MOINS, SECONDES = 200, 10, 25.0
DOSSIERS = 50
UN = "SELECT 1"

Actes = dict[str, Callable[[], float]]


@dataclass
class Personnes:
    """Who is signed in, and where they look."""

    nue: Client
    foyer: Client
    guichet: Client
    bailleur: Client
    dossiers: Iterator[str]
    vacances: dict[str, list[int]]


def entrer(site: str, nue: str, cle: Cle, vacances: dict[str, list[int]]) -> Personnes:
    """Sign everyone in."""
    numeros = Demande.objects.filter(cotations__territoire=VILLE).order_by("-pk")
    return Personnes(
        nue=Client(nue),
        foyer=entrer_comme_foyer(site, VILLE, cle.numero, cle.code),
        guichet=entrer_comme_agent(site, "guichet", MOT_DE_PASSE),
        bailleur=entrer_comme_agent(site, "bailleur", MOT_DE_PASSE),
        dossiers=cycle(numeros.values_list("numero_unique", flat=True)[:DOSSIERS]),
        vacances=vacances,
    )


def mesurer(banc: Banc, gens: Personnes, vacances: int, *, buts: bool) -> dict[str, list[float]]:
    """Open each page in turn, round after round, then name three candidates on so many vacancies."""
    with _base() as un:
        durees = _tourner(_actes(gens, un))
    nue, base = centile(durees["page nue"], 0.5), centile(durees["select 1"], 0.5)
    for nom, siennes in durees.items():
        p50, p99 = centile(siennes, 0.5), centile(siennes, 0.99)
        banc.garder(nom, {"p50": p50, "p99": p99, "mesures": len(siennes)})
        but = f"≤ {BUTS[nom]}" if buts and nom in BUTS else "—"
        note = f"{p50 * 1000:.1f} ms ; p99 {p99 * 1000:.1f} ms, {p99 / nue:.0f} pages nues, {p99 / base:.0f} select 1"
        if nom in BUTS:
            banc.noter(f"{nom}, p50 ÷ page nue", p50, nue, but, note)
    for type_ in gens.vacances:
        durees[f"désignation {type_}"] = _designer_plusieurs(gens, type_, vacances)
        _noter_les_designations(banc, type_, durees[f"désignation {type_}"], nue, buts=buts)
    return durees


def designer(gens: Personnes, type_: str) -> float:
    """Name the three first of a ranking; return how long the answer took."""
    adresse = f"/gestion/vacances/{gens.vacances[type_].pop()}/candidats/"
    gens.bailleur.lire(adresse)
    choisis = list(dict.fromkeys(CHOIX.findall(gens.bailleur.texte)))[:DESIGNES]
    return gens.bailleur.envoyer(adresse, {"d": choisis, "designer": "1", "motif_insuffisance": ""})


def _designer_plusieurs(gens: Personnes, type_: str, vacances: int) -> list[float]:
    """Name candidates on so many vacancies, fewer when that would last."""
    durees, fin = list[float](), time.monotonic() + SECONDES
    while len(durees) < vacances and (len(durees) < DESIGNATIONS_AU_MOINS or time.monotonic() < fin):
        durees.append(designer(gens, type_))
    return durees


def _noter_les_designations(banc: Banc, type_: str, durees: list[float], nue: float, *, buts: bool) -> None:
    p50, p99 = centile(durees, 0.5), centile(durees, 0.99)
    banc.garder(f"désignation {type_}", {"p50": p50, "p99": p99, "mesures": len(durees)})
    compatibles = Classement.objects.order_by("-pk")[0].compatibles
    note = f"parmi {compatibles} ; p99 {p99 * 1000:.0f} ms, {p50 / nue:.0f} pages nues, {len(durees)} désignations"
    but = "≤ 300" if buts and compatibles <= COMPATIBLES else "—"
    banc.noter(f"désigner trois candidats ({type_}), p50, en ms", p50 * 1000, but=but, note=note)


def _actes(gens: Personnes, un: Callable[[], float]) -> Actes:
    tour, courantes = count(), gens.vacances[COURANT]

    def candidats() -> float:
        return gens.bailleur.lire(f"/gestion/vacances/{courantes[next(tour) % len(courantes)]}/candidats/")

    return {
        "page nue": lambda: gens.nue.lire("/"),
        "select 1": un,
        "accueil": lambda: gens.foyer.lire(f"/{VILLE}/"),
        "ma demande": lambda: gens.foyer.lire(f"/{VILLE}/ma-demande/"),
        "dossier": lambda: gens.guichet.lire(f"/gestion/demandes/{next(gens.dossiers)}/"),
        "liste des demandes": lambda: gens.guichet.lire("/gestion/demandes/"),
        "candidats": candidats,
    }


def _tourner(actes: Actes) -> dict[str, list[float]]:
    """Return the durations: each act in turn, so that what disturbs one disturbs all; the first rounds warm up."""
    for acte in [*actes.values()] * 3:
        acte()
    durees: dict[str, list[float]] = {nom: [] for nom in actes}
    fin = time.monotonic() + SECONDES
    for tour in range(TOURS_AU_PLUS):
        if tour >= TOURS_AU_MOINS and time.monotonic() > fin:
            break
        for nom, acte in actes.items():
            durees[nom].append(acte())
    return durees


@contextmanager
def _base() -> Iterator[Callable[[], float]]:
    """Yield what asks the same database the smallest question, outside Django."""
    connection.ensure_connection()
    reglages: Any = connection.get_connection_params()
    gardes = {nom: reglages[nom] for nom in ("host", "port", "user", "dbname", "password") if nom in reglages}
    with psycopg.connect(**gardes, autocommit=True) as base:

        def un() -> float:
            debut = time.perf_counter()
            base.execute(UN).fetchone()
            return time.perf_counter() - debut

        yield un
