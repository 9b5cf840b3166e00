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
ATTENDUS = {"enregistrées", "modifiées"}


def mesurer_sous_ecriture(banc: Banc, monde: Population) -> None:
    """Note how the tail of a search grows while desks write; a deadlock, or any other error, is told."""
    secondes = int(os.environ.get("GUICHETS", SECONDES))
    prepares = textes(vacances(monde))
    _ouvrir_les_guichets()
    calme = _chercher(prepares, 10)
    commande = [sys.executable, "-m", "tests.charge.guichets", str(BUREAUX), str(secondes)]
    with subprocess.Popen(commande, stdout=subprocess.PIPE, text=True) as bureaux:
        time.sleep(5)
        charge = _chercher(prepares, secondes - 10)
        rendu, _ = bureaux.communicate()
    faits = json.loads(rendu.splitlines()[-1])
    erreurs = {quoi: nombre for quoi, nombre in faits.items() if quoi not in ATTENDUS}
    avant, pendant = centile(calme, 0.99), centile(charge, 0.99)
    banc.durees |= {"recherche p99, sans écriture": avant, "recherche p99, 20 guichets": pendant}
    note = f"{faits} en {secondes} s, {erreurs or 'aucune erreur, aucun interblocage'}"
    banc.noter("recherche p99, 20 guichets qui écrivent ÷ sans écriture", pendant, avant, "≤ 3", note)


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
