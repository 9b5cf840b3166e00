"""S5: an intact journal is said intact, however long, and after an erasure that was said."""

from datetime import date

import pytest
from django.db import connection

from seuil.acteurs.auteurs import Systeme
from seuil.journal.faits import mesure
from seuil.journal.models import Entree
from seuil.journal.services import effacer_contenu, publier
from seuil.journal.tests.alterations import verifier

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)


class TestIntact:
    def test_dit_zero_anomalie(self, lignes):
        """S5: a journal that nobody touched."""
        assert verifier() == (0, ["0 anomalie."])

    def test_le_dit_aussi_apres_un_effacement_dit_et_de_nouveaux_actes(self, lignes, tetes, demande):
        """S5: erasing by the function breaks nothing."""
        effacer_contenu(numero_unique=demande.numero_unique, motif="conservation", par=Systeme(), le=LE)
        publier(tetes, le=LE)

        assert verifier() == (0, ["0 anomalie."])

    def test_dit_qu_aucune_tete_n_est_publiee(self, tetes, db):
        code, phrases = verifier()

        assert code == 1
        assert phrases[0].startswith("Aucune tête publiée")

    def test_mesure_comme_la_base(self, lignes):
        """S5: PostgreSQL and Python read the same digest, accents and empty fields included."""
        champs = ("été", "", "’", "12:34", "\U0001f600")
        with connection.cursor() as cursor:
            cursor.execute("select journal_mesure(%s, %s, %s, %s, %s)", champs)
            assert cursor.fetchone()[0] == mesure(*champs)


class TestEchelle:
    def test_lit_au_fil_de_l_eau(self, lignes, django_assert_max_num_queries):
        """S5: the number of queries does not follow the number of lines."""
        with django_assert_max_num_queries(10):
            verifier()

    def test_garde_chaque_jour_publie(self, lignes, tetes):
        publier(tetes, le=date(2026, 11, 24))

        assert len(tetes.read_text().splitlines()) == 2
        assert Entree.objects.count() >= 3
