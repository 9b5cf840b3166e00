"""The compiled loops: the notes of the law one by one, for any grid, any block, any number of threads."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from seuil.cotation.moteurs import compile as moteur
from seuil.cotation.moteurs.colonnes import ColonneManquante, tableau
from seuil.cotation.moteurs.compile import TerritoireSansGrille, coter_compile, coter_territoires
from seuil.cotation.moteurs.compile_colonnes import en_colonnes
from seuil.cotation.moteurs.compile_execution import MORCEAU
from seuil.cotation.moteurs.compile_operations import BLOC
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.tests.test_equivalence import DEMANDES, JOURS, attendu, notes, table
from seuil.regles.criteres import Faits
from seuil.regles.grilles import grille_en_vigueur, lire_grille
from seuil.regles.tests.strategies_cotation import grilles

LE = date(2026, 3, 1)
COMPIEGNE = grille_en_vigueur("compiegne", LE)
FICTIVE = grille_en_vigueur("demonstration", LE)
reglage = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def foule(nombre):
    """Return rows that differ from one to the next, in every block."""
    return tableau(
        [
            Faits(
                date(2015 + rang % 11, 1 + rang % 12, 1),
                date(1950 + rang % 55, 1, 1),
                nb_personnes=1 + rang % 7,
                nb_mineurs=rang % 3,
                dalo=rang % 5 == 0,
                handicap=rang % 7 == 0,
                revenu_mensuel=rang % 3_000,
            )
            for rang in range(nombre)
        ],
        [rang * 7_919 for rang in range(nombre)],
    )


class TestCoterCompile:
    @reglage
    @given(DEMANDES, grilles(), JOURS)
    def test_rend_les_notes_une_a_une(self, couples, grille, le):
        resultat = coter_compile(en_colonnes(table(couples)), grille, le, avec_preuves=True).table()

        assert resultat.to_dict(as_series=False) == attendu(notes(couples, grille, le))

    @pytest.mark.parametrize("nombre", [0, 1, 7, BLOC - 1, BLOC, BLOC + 9])
    def test_ne_perd_rien_aux_bords_des_blocs(self, nombre):
        lignes = foule(nombre)

        resultat = coter_compile(en_colonnes(lignes), COMPIEGNE, LE, avec_preuves=True).table()

        assert resultat.equals(coter_lot(lignes, COMPIEGNE, LE, avec_preuves=True).collect())

    def test_ne_depend_pas_du_nombre_de_fils(self):
        colonnes = en_colonnes(pl.concat([foule(1_009)] * 200))

        seul, a_trois = (coter_compile(colonnes, FICTIVE, LE, avec_preuves=True, fils=fils).table() for fils in (1, 3))

        assert seul.height > 2 * MORCEAU
        assert seul.equals(a_trois)

    def test_lit_une_tranche_qui_ne_commence_pas_sur_un_octet(self):
        tranche = foule(50).slice(13, 30)

        resultat = coter_compile(en_colonnes(tranche), COMPIEGNE, LE, avec_preuves=True).table()

        assert resultat.equals(coter_lot(tranche, COMPIEGNE, LE, avec_preuves=True).collect())

    def test_dit_la_colonne_qui_manque(self):
        with pytest.raises(ColonneManquante, match="« dalo » manque"):
            coter_compile(en_colonnes(foule(3).drop("dalo")), COMPIEGNE, LE, avec_preuves=True)

    def test_refuse_une_valeur_hors_du_type_de_son_fait(self):
        lignes = foule(2).with_columns(nb_personnes=pl.lit(70_000))

        with pytest.raises(ColonneManquante, match="« nb_personnes » doit être de type Int16"):
            en_colonnes(lignes)

    def test_dit_quel_extra_installer(self, monkeypatch):
        monkeypatch.setattr(moteur, "noyau", None)

        with pytest.raises(moteur.CompilateurAbsent, match="seuil\\[simulation\\]"):
            coter_compile(en_colonnes(foule(1)), COMPIEGNE, LE)


class TestCoterTerritoires:
    @pytest.mark.parametrize("tries", [True, False])
    def test_donne_a_chaque_ligne_la_grille_de_son_territoire(self, tries):
        lourde = lire_grille(COMPIEGNE.texte.replace("points = 30", "points = 900", 1))
        toutes = [COMPIEGNE, lourde, FICTIVE]
        lignes, ou = foule(3_000), np.arange(3_000) // 1_000 if tries else np.arange(3_000) % 3

        resultat = coter_territoires(en_colonnes(lignes), toutes, ou, LE, avec_preuves=True).table()

        for rang, grille in enumerate(toutes):
            ici = lignes.filter(pl.Series(ou == rang))
            attendues = coter_lot(ici, grille, LE, avec_preuves=True).collect()
            assert resultat.filter(pl.Series(ou == rang)).select(attendues.columns).equals(attendues)

    def test_refuse_un_territoire_sans_grille(self):
        with pytest.raises(TerritoireSansGrille, match="hors des 1 grilles"):
            coter_territoires(en_colonnes(foule(2)), [COMPIEGNE], np.array([0, 1]), LE)
