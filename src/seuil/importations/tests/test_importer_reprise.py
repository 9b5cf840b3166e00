"""A file cut in the middle, or taken in twice at once, ends as if nothing had happened: real processes and commits."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, transaction
from tests.patience import attendre

from seuil.acteurs.models import Guichet, Sorte
from seuil.acteurs.reference import organisme
from seuil.demandes.models import Demande
from seuil.importations.models import Importation
from seuil.importations.services import importer
from seuil.importations.tests.lignes import ecrire, ligne
from seuil.rapprochement.services import CoterEnImportant
from seuil.territoires.models import Commune
from seuil.territoires.reference import charger_carte

LE = date(2026, 11, 23)
LOT, NOMBRE = 5, 60
ENFANT = """
import json, sys
from datetime import date
from pathlib import Path
from django.conf import settings
settings.DATABASES["default"] = json.loads(sys.argv[1])
import django
django.setup()
from seuil.importations.services import importer
from seuil.rapprochement.services import CoterEnImportant
le = date(2026, 11, 23)
dire = lambda faite, nombre: print(faite.lues, flush=True)
importer(Path(sys.argv[2]), lot=5, le=le, avancer=dire, suite=CoterEnImportant(le))
"""
ECRITES = (
    "numero_unique",
    "echeance",
    "motifs",
    "loyer_maximum",
    "personnes__prenom",
    "personnes__naissance",
    "souhaits__commune",
    "souhaits__ordre",
    "titulaires__cle",
    "titulaires__rang",
    "pretendants__lieu",
    "pretendants__type",
    "inscription__territoires",
)
BLOQUEES = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'journal_entree'::regclass"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fichier(tmp_path):
    """Sixty rows, one in seven of them wrong, and the desk that took them."""
    if not Commune.objects.exists():
        charger_carte()
    valeurs = {"organisme": organisme("Guichet inventé", Sorte.ETAT), "nom": "Guichet", "source": "inventé"}
    Guichet.objects.get_or_create(code="60ARC", defaults=valeurs)
    vider()
    lignes = [ligne(rang, surface=-1 if rang % 7 == 3 else 40) for rang in range(NOMBRE)]
    return ecrire(tmp_path / "demandes.parquet", lignes)


@pytest.fixture
def lancer():
    """Start the import of a file in another process, on the database of the test; end it whatever happens."""
    lances = []

    def lancer(chemin: Path):
        base = {cle: valeur for cle, valeur in connection.settings_dict.items() if cle != "TEST"}
        commande = [sys.executable, "-c", ENFANT, json.dumps(base, default=str), str(chemin)]
        reglages = os.environ | {"DJANGO_SETTINGS_MODULE": "seuil.config.settings_test"}
        lances.append(subprocess.Popen(commande, stdout=subprocess.PIPE, text=True, env=reglages))
        return lances[-1]

    yield lancer
    for processus in lances:
        processus.kill()
        processus.wait()
        processus.stdout.close()


def prendre(chemin):
    return importer(chemin, lot=LOT, le=LE, avancer=lambda faite, nombre: None, suite=CoterEnImportant(LE))


def registre(chemin):
    """Return what the register holds, how it was counted, and the errors."""
    comptes = Importation.objects.values_list("lues", "importees", "connues", "refusees", "terminee_le")
    rangees = sorted(Demande.objects.values_list(*ECRITES), key=repr)
    return rangees, list(comptes), chemin.with_name(f"{chemin.name}.erreurs.csv").read_text()


def vider():
    with connection.en_proprietaire(), connection.cursor() as curseur:
        curseur.execute("TRUNCATE demandes_demande, importations_importation, demandes_compteurnumero CASCADE")


def attendre_un_lot_a_demi_ecrit():
    """Wait until the other process has copied its rows and waits to say so in the journal."""
    with connection.cursor() as curseur:
        attendre(lambda: curseur.execute(BLOQUEES) and curseur.fetchone()[0])


class TestReprendre:
    def test_finit_ce_que_kill_9_a_coupe(self, fichier, lancer):
        prendre(fichier)
        entier = registre(fichier)
        vider()
        coupe = lancer(fichier)
        premier = int(coupe.stdout.readline())
        with transaction.atomic():
            with connection.en_proprietaire(), connection.cursor() as curseur:
                curseur.execute("LOCK TABLE journal_entree IN SHARE ROW EXCLUSIVE MODE")
            attendre_un_lot_a_demi_ecrit()
            coupe.send_signal(signal.SIGKILL)
            coupe.wait()
        a_moitie = Importation.objects.get()

        faite = prendre(fichier)

        assert premier <= a_moitie.lues < NOMBRE
        assert a_moitie.terminee_le is None
        assert (faite.lues, faite.importees, faite.refusees) == (60, 51, 9)
        assert registre(fichier) == entier

    def test_laisse_le_second_attendre_le_premier(self, fichier):
        depart = Barrier(2)

        def courir(_):
            depart.wait()
            try:
                return prendre(fichier).importees
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as equipe:
            comptes = list(equipe.map(courir, range(2)))

        assert comptes == [51, 51]
        assert Demande.objects.count() == 51
        assert fichier.with_name("demandes.parquet.erreurs.csv").read_text().count("\n") == 10

    def test_partage_les_numeros_de_deux_fichiers_pris_ensemble(self, fichier, tmp_path):
        autre = ecrire(tmp_path / "autre.parquet", [ligne(rang) for rang in range(40, 70)])
        depart = Barrier(2)

        def courir(chemin):
            depart.wait()
            try:
                return prendre(chemin)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as equipe:
            un, deux = equipe.map(courir, [fichier, autre])

        assert un.connues + deux.connues == 17
        assert un.refusees + deux.refusees == 9
        assert Demande.objects.count() == un.importees + deux.importees == 64
