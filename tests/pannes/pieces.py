"""`make pannes-pieces`: 500 files by 8 clients through the real server (N=1500: more), then on a full disk.

Each client fills a form, then sends its identity document again and again: what each answer says is compared with the
rows. Exit code 1 on any answer of 500 or more outside of the full disk, on any file said received and not kept, or on a
server that grew.

What is weighed is what Seuil's own processes hold (the site's Gunicorn and its workers, the worker of the tasks), each
shared page counted once; apart, and not judged, PostgreSQL, whose shared buffers fill up to their setting. Weighed
at rest, three seconds after the last answer: five for each lot of 120 files, whose median is kept. The first
hundred files warm the server; the last lot is compared with the first one after them.
"""

import os
import re
import socket
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from statistics import median

import psutil

from seuil.documents.tests.antivirus import SCRIPT, Clamd
from seuil.documents.tests.envois import ENVOIS
from tests.pannes.disque import plein
from tests.pannes.gens import nom_de
from tests.pannes.monde import attendre_le_site, dossier, peupler, site
from tests.pannes.navigateur import Navigateur, Page
from tests.pannes.pesee import en_mo, peser, peser_la_base, siens
from tests.pannes.rotation import tourner_sous_les_coups

CLIENTS, CHAUFFE, ENVOIS_VOULUS, TOUR, PESEES, DISQUE_PLEIN, COUPS = 8, 13, 500, 3, 5, 16, 8
CROISSANCE = 0.10  # that the memory of the server may show from the first lot to the last one
LOT = CLIENTS * TOUR * PESEES
REPOS = 3.0  # seconds: the site then gives back what files took (seuil.config.restes)
INCOMPLET = 422  # the form is shown again: the last box was not ticked
COUPEE = "connexion coupée"
FORMULAIRE = "/compiegne/demander/envoyer/"
FAUTE = re.compile("est vide|coupée|programme dangereux|ni un PDF ni une photo|trop compliqué|Réessayez")


class UnSeulEssai(Navigateur):
    """A browser that does not insist: each answer counts."""

    def _insister(self, essai):  # type: ignore[no-untyped-def]
        return essai()


def main(envois: int = ENVOIS_VOULUS) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "seuil.config.settings"
    with dossier() as (racine, a_part):
        antivirus = _antivirus(racine)
        import django  # noqa: PLC0415 - the settings read the data folder

        django.setup()
        peupler(60, 1)
        try:
            return _jouer(racine, a_part, lots=-(-(envois - CLIENTS * CHAUFFE) // LOT))
        finally:
            if antivirus is not None:
                antivirus.arreter()


def _antivirus(racine: Path) -> Clamd | None:
    """Start a real clamd for the server, where the machine has one; said otherwise."""
    lance = Clamd(racine / "antivirus")
    try:
        lance.demarrer()
    except OSError as erreur:
        print(f"Sans antivirus ({erreur}) : tout attend.")
        return None
    os.environ |= {"SEUIL_CLAMD": lance.adresse, "SEUIL_CLAMD_BASE_ESSAI": "1"}
    return lance


def _jouer(racine: Path, a_part: bool, *, lots: int) -> int:
    port = _port()
    adresse, reponses = f"http://127.0.0.1:{port}", Counter[str]()
    with site(racine, port) as veille:
        attendre_le_site(port)
        clients = [_pret(adresse, rang) for rang in range(CLIENTS)]
        _envoyer_tous(clients, reponses, CHAUFFE)
        debut = time.monotonic()
        poids = [_peser_un_lot(clients, reponses, veille, racine) for _ in range(lots)]
        duree, gardes = (time.monotonic() - debut - lots * PESEES * REPOS) / (lots * LOT), _gardes()
        print(f"{sum(reponses.values())} envois par {CLIENTS} clients : {dict(reponses)}, {gardes} gardés.")
        print(f"{duree:.2f} s par envoi ; poids du serveur, en Mo, par lot de {LOT} envois : {poids}.")
        perdus = reponses["reçue"] - gardes
        pleins = _disque_plein(racine, clients) if a_part else "non joué : il faut pouvoir monter un disque"
        print(f"Disque plein : {pleins}.")
        coupees, fermes = tourner_sous_les_coups(COUPS)
        print(f"Clé tournée : {coupees} fois tuée, {fermes} document(s) qui ne s’ouvrent plus.")
    pannes = sum(nombre for dite, nombre in reponses.items() if dite.isdigit() or dite in ("autre page", COUPEE))
    return 1 if pannes or perdus or fermes or poids[-1] > poids[0] * (1 + CROISSANCE) else 0


def _peser_un_lot(clients: list[Navigateur], reponses: Counter[str], veille: psutil.Process, racine: Path) -> int:
    """Send a lot; return the median weight of the server, and say that of each process."""
    pesees = []
    for _ in range(PESEES):
        _envoyer_tous(clients, reponses, TOUR)
        time.sleep(REPOS)
        pesees.append(peser(veille))
    dits = ", ".join(f"{nom} {en_mo(processus)}" for nom, processus in siens(veille))
    print(f"{sum(reponses.values())} envois : {pesees} Mo ({dits} ; PostgreSQL {peser_la_base(racine)}).", flush=True)
    return int(median(pesees))


def _pret(adresse: str, rang: int) -> Navigateur:
    """Return a browser whose form awaits nothing but its identity document."""
    from seuil.declarations.tests.saisies import IDENTITE, PAGES  # noqa: PLC0415 - the settings are chosen by then

    navigateur = UnSeulEssai(adresse)
    navigateur.lire("/compiegne/demander/")
    navigateur.envoyer("/compiegne/demander/", {})
    for etape, dites in (PAGES | {"identite": IDENTITE | {"prenom": "Panne", "nom": nom_de(rang)}}).items():
        navigateur.envoyer(f"/compiegne/demander/{etape}/", dites)
    return navigateur


def _envoyer_tous(clients: list[Navigateur], reponses: Counter[str], fois: int) -> None:
    verrou = threading.Lock()

    def vivre(rang: int) -> None:
        for tour in range(fois):
            dite = _envoyer(clients[rang], ENVOIS[(rang + tour) % len(ENVOIS)]())
            with verrou:
                reponses[dite] += 1

    fils = [threading.Thread(target=vivre, args=(rang,)) for rang in range(len(clients))]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()


def _envoyer(navigateur: Navigateur, contenu: bytes) -> str:
    """Send a document, nothing else: the form is shown again. Return what its answer says of it."""
    try:
        page = navigateur.envoyer(FORMULAIRE, {}, {"piece": contenu})
    except OSError:
        return COUPEE
    return _dite(page) if page.statut in (200, INCOMPLET) else str(page.statut)


def _dite(page: Page) -> str:
    faute = FAUTE.search(page.texte)
    if faute:
        return faute[0]
    return "reçue" if "Document reçu" in page.texte else "autre page"


def _disque_plein(racine: Path, clients: list[Navigateur]) -> str:
    """Send while nothing can be written, then again; say the answers, and whether what was said received is there."""
    pendant, ensuite, avant = Counter[str](), Counter[str](), _gardes()
    with plein(racine):
        _envoyer_tous(clients, pendant, DISQUE_PLEIN // CLIENTS)
    _attendre_la_base()
    _envoyer_tous(clients, ensuite, 2)
    manquent = pendant["reçue"] + ensuite["reçue"] - (_gardes() - avant)
    return f"pendant {dict(pendant)}, ensuite {dict(ensuite)}, dits reçus et absents : {manquent}"


def _attendre_la_base() -> None:
    from django.db import Error, connection  # noqa: PLC0415

    for _ in range(60):
        connection.close()
        try:
            connection.ensure_connection()
        except Error:
            time.sleep(0.5)
        else:
            return


def _gardes() -> int:
    from django.db import connection  # noqa: PLC0415

    from seuil.documents.models import Document, Sorte  # noqa: PLC0415

    nombre = Document.objects.filter(sorte=Sorte.IDENTITE, numero_unique="").count()
    connection.close()
    return nombre


def _port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


if __name__ == "__main__":
    assert SCRIPT.exists()
    raise SystemExit(main(*map(int, sys.argv[1:])))
