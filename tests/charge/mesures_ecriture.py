"""Search while twenty desks register and modify demands at once, each act with everything that follows it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from django.db import connection

from seuil.acteurs.models import Guichet, Sorte
from seuil.acteurs.reference import GUICHET_PUBLIC, organisme
from tests.charge.banc import Banc, centile, durees
from tests.charge.mesures_recherche import brut, textes, vacances
from tests.charge.population import Population

BUREAUX = 20
SECONDES = 60
PETIT = 300_000
DEPART, CALME = 5, 10
ATTENDUS = {"enregistrées", "modifiées"}


def mesurer_sous_ecriture(banc: Banc, monde: Population) -> None:
    """Note how the tail of a search grows while desks write; a deadlock, or any other error, is told.

    An act every ten seconds at each of twenty desks is twice the pace of the country; without a pause, the desks take
    all the processor they can.
    """
    secondes = int(os.environ.get("GUICHETS", SECONDES if banc.nombre > PETIT else SECONDES // 2))
    prepares = textes(vacances(monde))
    _ouvrir_les_guichets()
    calme = centile(_chercher(prepares, CALME), 0.99)
    banc.durees["recherche p99, sans écriture"] = calme
    for pause, but in ((10, "≤ 3"), (0, "—")):
        charge, faits = _pendant_que_les_guichets_ecrivent(prepares, secondes, pause)
        erreurs = {quoi: nombre for quoi, nombre in faits.items() if quoi not in ATTENDUS}
        rythme = f"un acte toutes les {pause} s chacun" if pause else "sans une pause"
        banc.durees[f"recherche p99, 20 guichets, {rythme}"] = charge
        note = f"{faits} en {secondes} s, {erreurs or 'aucune erreur, aucun interblocage'}"
        banc.noter(f"recherche p99, 20 guichets qui écrivent ({rythme}) ÷ sans", charge, calme, but, note)


def _pendant_que_les_guichets_ecrivent(prepares: list[str], secondes: int, pause: int) -> tuple[float, dict[str, int]]:
    commande = [sys.executable, "-m", "tests.charge.guichets", str(BUREAUX), str(secondes), str(pause)]
    with subprocess.Popen(commande, stdout=subprocess.PIPE, text=True) as bureaux:
        time.sleep(DEPART)
        charge = centile(_chercher(prepares, secondes - 2 * DEPART), 0.99)
        rendu, _ = bureaux.communicate()
    faits: dict[str, int] = json.loads(rendu.splitlines()[-1])
    return charge, faits


def _chercher(prepares: list[str], secondes: float) -> list[float]:
    fin, mesures = time.monotonic() + secondes, list[float]()
    while time.monotonic() < fin:
        mesures += durees([lambda texte=texte: brut(texte) for texte in prepares], tours=1)  # type: ignore[misc]
    return mesures


def _ouvrir_les_guichets() -> None:
    """Give the invented demands' table its desks, and a sequence that starts after them."""
    tenant = organisme("Préfecture", Sorte.ETAT)
    valeurs = {"organisme": tenant, "nom": "Portail", "source": "inventé"}
    Guichet.objects.get_or_create(code=GUICHET_PUBLIC, defaults=valeurs)
    with connection.cursor() as curseur:
        suite = "pg_get_serial_sequence('demandes_demande', 'id')"
        curseur.execute(f"SELECT setval({suite}, max(id) + 1) FROM demandes_demande")
