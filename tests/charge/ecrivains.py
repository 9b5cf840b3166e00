"""`python -m tests.charge.ecrivains SITE PAUSE`: desks that change demands through the pages, each its own.

Reads one household a line (number, code), then an empty line, and works until its input ends; then prints a line of
JSON: when each change was saved and how long that took, and what went wrong. Everything is real: the pages, the verbs,
the score and the lists that follow.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from tests.charge.client import Client, Refus, entrer_comme_foyer

VILLE = "compiegne"
BUREAUX, PAUSE = 20, 10.0  # an act every ten seconds at each of twenty desks is twice the pace of the country
CHANGER = f"/{VILLE}/ma-demande/changer"
DEPART = 6.0  # the desks sign in: an access code is slow to verify, on purpose

Faits = dict[str, Any]
Actes = list[tuple[float, float]]  # when each was asked to be saved, and how long that took


def changer(client: Client, hasard: random.Random) -> float:
    """Change the surface of the present lodging; return how long saving it took."""
    client.lire(f"{CHANGER}/taille/")
    client.envoyer(f"{CHANGER}/taille/", {"surface": str(hasard.randint(9, 120))})
    client.lire(f"{CHANGER}/")
    return client.envoyer(f"{CHANGER}/enregistrer/", {})


def travailler(site: str, numero: str, code: str, fin: threading.Event, pause: float) -> tuple[Actes, list[str]]:
    """One desk, until the end."""
    hasard, actes, fautes = random.Random(numero), Actes(), list[str]()
    client = entrer_comme_foyer(site, VILLE, numero, code)
    while not fin.is_set():
        try:
            duree = changer(client, hasard)
            actes.append((time.time() - duree, duree))
        except (Refus, OSError) as faute:
            fautes.append(str(faute)[:200])
        fin.wait(hasard.expovariate(1 / pause))
    return actes, fautes


@contextmanager
def au_travail(site: str, foyers: Sequence[tuple[str, str]], pause: float = PAUSE) -> Iterator[Faits]:
    """Let desks write beside what is measured; what they did is in the dictionary once they have stopped."""
    commande = [sys.executable, "-m", "tests.charge.ecrivains", site, str(pause)]
    faits: Faits = {}
    with subprocess.Popen(commande, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as bureaux:
        assert bureaux.stdin is not None
        bureaux.stdin.write("".join(f"{numero} {code}\n" for numero, code in foyers) + "\n")
        bureaux.stdin.flush()
        time.sleep(DEPART)
        yield faits
        rendu, _ = bureaux.communicate()
    faits |= json.loads(rendu.splitlines()[-1])


def raconter(faits: Faits) -> str:
    """Return what the desks did, in a few words."""
    fautes = faits["fautes"]
    return f"{len(faits['actes'])} changements, {len(fautes)} refusés {fautes[:1] or ''}".strip()


def main() -> None:
    site, pause, fin = sys.argv[1], float(sys.argv[2]), threading.Event()
    foyers = [ligne.split() for ligne in iter(sys.stdin.readline, "\n")]
    with ThreadPoolExecutor(len(foyers)) as executant:
        au_travail_tous = [executant.submit(travailler, site, *un, fin, pause) for un in foyers]
        sys.stdin.read()
        fin.set()
    faits = [un.result() for un in au_travail_tous]
    tous, fautes = ([un for siens in cotes for un in siens] for cotes in zip(*faits, strict=True))
    print(json.dumps({"actes": tous, "fautes": fautes}, ensure_ascii=False))


if __name__ == "__main__":
    main()
