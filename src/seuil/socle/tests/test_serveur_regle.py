"""The embedded server is set as the documentation asks of another, and another that is not hears of it."""

import os
import re
from pathlib import Path

import pytest
from django.db import connection

from seuil.socle.db.serveur_regle import LIRE, MEMOIRE, VALEURS, VOULUS, _tampons, conseils, octets

INSTALLER = Path(__file__).parents[4] / "docs" / "installer.md"


def lus():
    with connection.cursor() as cursor:
        cursor.execute(LIRE, VALEURS)
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_le_serveur_embarque_est_regle_pour_chercher():
    if "DATABASE_URL" in os.environ:
        pytest.skip("the settings of this server are its administrator's")

    assert lus().keys() == VOULUS.keys()
    assert conseils(lus()) == []


@pytest.mark.parametrize(
    ("nom", "valeur", "voulu"),
    [
        ("jit", "on", "off"),
        ("random_page_cost", "4", "1.1"),
        ("work_mem", str(4 * 2**20), "32MB"),
        ("max_locks_per_transaction", "64", "1024"),
    ],
)
def test_dit_le_reglage_qui_fait_attendre(nom, valeur, voulu):
    bons = VOULUS | {nom: str(octets(VOULUS[nom])) for nom in MEMOIRE}

    assert conseils(bons) == []
    (phrase,) = conseils(bons | {nom: valeur})
    assert f"mettez {nom} à « {voulu} »" in phrase


@pytest.mark.parametrize(("memoire", "tampons"), [(512, 128), (2_048, 256), (4_096, 512), (64_000, 1_024)])
def test_les_tampons_suivent_la_memoire_de_la_machine(memoire, tampons):
    assert _tampons(memoire) == tampons


def test_l_installation_demande_les_memes_reglages():
    dits = dict(re.findall(r"^(\w+) = (\S+)$", INSTALLER.read_text(encoding="utf-8"), re.M))

    assert {nom: dits.get(nom) for nom in VOULUS} == VOULUS
