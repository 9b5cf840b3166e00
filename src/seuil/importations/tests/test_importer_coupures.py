"""A connection cut while a file is taken in: another process may take it in meanwhile, and every row counts once."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection

from seuil.demandes.models import Demande
from seuil.importations.services import importer
from seuil.importations.services.importer import VERROU
from seuil.importations.tests.test_importer_reprise import LE, LOT, fichier, prendre  # noqa: F401
from seuil.rapprochement.services import CoterEnImportant, verifier

pytestmark = pytest.mark.django_db(transaction=True)
TENU = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND pid = pg_backend_pid()"


class Coupee(CoterEnImportant):
    """Its connection is cut once, while its third lot is half written; then ``entre_temps`` happens."""

    def __init__(self, le, entre_temps=lambda: None):
        super().__init__(le)
        self.lots, self.entre_temps = 0, entre_temps

    def ecrire(self, prepare, lignes, cles):
        super().ecrire(prepare, lignes, cles)
        self.lots += 1
        if self.lots == 3:
            couper(connection.connection.info.backend_pid)
            self.entre_temps()
            connection.cursor().execute("SELECT 1")


def ailleurs(acte):
    """Do an act from another connection."""

    def faire():
        try:
            return acte()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as fil:
        return fil.submit(faire).result()


def couper(lui):
    def terminer():
        with connection.en_proprietaire(), connection.cursor() as curseur:
            curseur.execute("SELECT pg_terminate_backend(%s, 5000)", [lui])

    ailleurs(terminer)


class TestUneConnexionCoupee:
    def test_est_reprise_et_personne_d_autre_ne_prend_le_fichier(self, fichier):  # noqa: F811
        tenus = []

        def avancer(importation, nombre):
            with connection.cursor() as curseur:
                curseur.execute(TENU, [VERROU])
                tenus.append(curseur.fetchone()[0])

        faite = importer(fichier, lot=LOT, le=LE, avancer=avancer, suite=Coupee(LE))

        assert (faite.lues, faite.importees, faite.refusees) == (60, 51, 9)
        assert set(tenus) == {1}
        assert list(verifier(le=LE, temoins=1)) == []

    def test_laisse_le_fichier_a_qui_l_a_pris_entre_temps(self, fichier):  # noqa: F811
        suite = Coupee(LE, entre_temps=lambda: ailleurs(lambda: prendre(fichier)))

        with pytest.raises(OperationalError):
            importer(fichier, lot=LOT, le=LE, avancer=lambda faite, nombre: None, suite=suite)
        faite = prendre(fichier)

        assert (faite.lues, faite.importees, faite.connues, faite.refusees) == (60, 51, 0, 9)
        assert Demande.objects.count() == 51
        assert fichier.with_name("demandes.parquet.erreurs.csv").read_text().count("\n") == 10


class TestUnAutreDossier:
    """The same file, taken up again from elsewhere: what was refused before is not lost."""

    def test_continue_le_meme_fichier_d_erreurs(self, fichier, tmp_path):  # noqa: F811
        copie = coupe_puis_copie(fichier, tmp_path)

        faite = prendre(copie)

        siennes = fichier.with_name("demandes.parquet.erreurs.csv")
        assert (faite.refusees, faite.erreurs) == (9, str(siennes))
        assert siennes.read_text(encoding="utf-8").count("\n") == 10
        assert not copie.with_name("demandes.parquet.erreurs.csv").exists()

    def test_suit_le_fichier_d_erreurs_qui_a_demenage_avec_lui(self, fichier, tmp_path):  # noqa: F811
        copie = coupe_puis_copie(fichier, tmp_path)
        demenagees = copie.with_name("demandes.parquet.erreurs.csv")
        fichier.with_name(demenagees.name).rename(demenagees)

        faite = prendre(copie)

        assert faite.erreurs == str(demenagees)
        assert demenagees.read_text(encoding="utf-8").count("\n") == 10

    def test_dit_ou_etaient_les_erreurs_d_avant_quand_elles_ne_sont_plus_la(self, fichier, tmp_path):  # noqa: F811
        copie = coupe_puis_copie(fichier, tmp_path)
        perdues = fichier.with_name("demandes.parquet.erreurs.csv")
        perdues.unlink()

        prendre(copie)

        lues = copie.with_name(perdues.name).read_text(encoding="utf-8").splitlines()
        assert lues[1].startswith(f',,{perdues},"Les erreurs des 10 premières demandes lues étaient dans ce fichier')
        assert len(lues) == 1 + 1 + 8


def coupe_puis_copie(fichier, tmp_path):  # noqa: F811
    """Take a file in until its third lot, which fails; return a copy of it in another folder."""
    with pytest.raises(RuntimeError):
        importer(fichier, lot=LOT, le=LE, avancer=lambda faite, nombre: None, suite=EnPanne(LE))
    autre = tmp_path / "autre"
    autre.mkdir()
    return shutil.copy(fichier, autre / fichier.name)


class EnPanne(Coupee):
    """Its third lot fails as a machine that stops."""

    def ecrire(self, prepare, lignes, cles):
        self.lots += 1
        if self.lots == 3:
            raise RuntimeError("arrêt")
        CoterEnImportant.ecrire(self, prepare, lignes, cles)
