"""A file taken in and scored lot by lot: cut, resumed, or under a grid published while it was read."""

from datetime import date, timedelta
from io import StringIO

import polars as pl
import pytest
from django.core.management import call_command

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Cotation
from seuil.cotation.services import publier
from seuil.demo.foule import ecrire
from seuil.importations.services import importer
from seuil.importations.tests import lignes
from seuil.rapprochement.models import Inscription
from seuil.rapprochement.services import CoterEnImportant, passer_la_nuit, verifier
from seuil.rapprochement.tests.grilles import version
from seuil.socle.horloge import jouer_jusqu_au
from seuil.territoires.models import Territoire

LE = date(2026, 11, 23)
NOMBRE, LOT = 100, 10


class Coupee(Exception):
    """The process stops here."""


@pytest.fixture
def fichier(monde, tmp_path):
    ecrire(tmp_path / "foule.parquet", NOMBRE, le=LE, graine=7, avancer=lambda fait: None)
    return tmp_path / "foule.parquet"


@pytest.fixture
def de_l_oise(monde, tmp_path):
    """Six households of the Oise; one child comes of age on LE, the other the day after."""
    jours = [date(LE.year - 18, LE.month, LE.day + apres) for apres in (0, 1)]
    aines = [lignes.ENFANT | {"naissance": jour, "garde": ""} for jour in jours]
    foyers = [lignes.ligne(rang) for rang in range(6)]
    return lignes.ecrire(tmp_path / "oise.parquet", [une | {"personnes": une["personnes"] + aines} for une in foyers])


def ecarts():
    return list(verifier(le=LE, temoins=1))


class TestCoterEnImportant:
    def test_reprend_a_chaque_dixieme_sans_rien_perdre_ni_compter_deux_fois(self, fichier):
        cotees = 0
        for dixieme in range(1, 11):

            def couper(importation, nombre, au=dixieme * LOT):
                if importation.lues >= au:
                    raise Coupee

            suite = CoterEnImportant(LE)
            with pytest.raises(Coupee):
                importer(fichier, lot=LOT, le=LE, avancer=couper, suite=suite)
            cotees += suite.faites
            assert Inscription.objects.filter(demande__numero_unique__in=numeros(fichier)).count() == cotees
            assert ecarts() == []

        fini = importer(fichier, lot=LOT, le=LE, avancer=lambda importation, nombre: None, suite=CoterEnImportant(LE))

        assert (fini.importees, cotees) == (NOMBRE, NOMBRE)

    def test_pese_sous_la_grille_publiee_pendant_la_lecture(self, monde, tmp_path):
        fichier = lignes.ecrire(tmp_path / "oise.parquet", [lignes.ligne(rang) for rang in range(6)])
        suite, compiegne = CoterEnImportant(LE), Territoire.objects.get(pk="compiegne")
        publier(compiegne, texte=version('"nouvelle"', LE.isoformat(), points=17), par=Systeme(), le=LE)

        importer(fichier, lot=LOT, le=LE, avancer=lambda importation, nombre: None, suite=suite)

        siennes = Cotation.objects.filter(demande__numero_unique__in=numeros(fichier), territoire="compiegne")
        assert siennes.count() == suite.faites == 6
        assert not siennes.exclude(grille__version="nouvelle").exists()

    @pytest.mark.parametrize("options", [[], ["--sans-coter"]])
    def test_ne_ramene_pas_un_territoire_au_jour_d_un_import_ancien(self, de_l_oise, options):
        passer_la_nuit(le=LE)
        commande = ["importer", "demandes", str(de_l_oise), "--le", (LE - timedelta(90)).isoformat()]

        call_command(*commande, *options, stdout=StringIO())
        call_command(*commande, stdout=StringIO())

        siennes = Cotation.objects.filter(demande__numero_unique__in=numeros(de_l_oise))
        assert set(siennes.values_list("calculee_le", flat=True)) == {LE}
        assert ecarts() == []

    def test_suit_la_nuit_qui_passe_pendant_l_import(self, de_l_oise):
        demain, jours = LE + timedelta(1), []

        def avancer(importation, nombre):
            jours.append(set(Cotation.objects.filter(demande__pk=importation.derniere).values_list("calculee_le")))
            if len(jours) == 1:
                with jouer_jusqu_au(demain):
                    passer_la_nuit(le=demain)

        importer(de_l_oise, lot=2, le=LE, avancer=avancer, suite=CoterEnImportant(LE))

        assert jours == [{(LE,)}, {(demain,)}, {(demain,)}]
        assert ecarts() == []

    def test_cote_plus_tard_ce_qui_avait_ete_pris_sans(self, fichier):
        call_command("importer", "demandes", str(fichier), "--sans-coter", "--le", LE.isoformat(), stdout=StringIO())
        assert not Inscription.objects.filter(demande__numero_unique__in=numeros(fichier)).exists()
        sortie = StringIO()

        call_command("importer", "demandes", str(fichier), "--le", LE.isoformat(), stdout=sortie)

        assert f"{NOMBRE} cotées et inscrites" in sortie.getvalue()
        assert ecarts() == []


def numeros(fichier):
    return pl.read_parquet(fichier)["numero_unique"].to_list()
