"""One definition, many interpreters: the same points and truths to the last one."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seuil.cotation.moteurs.colonnes import tableau
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.poids import repeser
from seuil.cotation.moteurs.sql import coter_sql
from seuil.regles.cotation import coter, masque_de_preuves
from seuil.regles.criteres import FAITS, Faits
from seuil.regles.grilles import grille_en_vigueur, lire_grille
from seuil.regles.tests.strategies_cotation import demandes, grilles, preuves

LE = date(2026, 3, 1)
JOURS = st.sampled_from([LE, date(2024, 2, 29), date(2026, 2, 28), date(2025, 12, 31)])
DEMANDES = st.lists(st.tuples(demandes(), preuves()), min_size=1, max_size=12)
reglage = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def notes(couples, grille, le):
    return [coter(demande, grille, le, preuves=prouves) for demande, prouves in couples]


def table(couples):
    return tableau([demande for demande, _ in couples], [masque_de_preuves(prouves) for _, prouves in couples])


def attendu(vues):
    return {
        "total": [note.total for note in vues],
        "masque": [note.masque for note in vues],
        "total_prouve": [note.total_prouve for note in vues],
        "masque_prouve": [note.masque_prouve for note in vues],
        **{f"quantite_{rang}": [note.quantites[rang] for note in vues] for rang in range(len(vues[0].quantites))},
    }


class TestEquivalence:
    @reglage
    @given(DEMANDES, grilles(), JOURS)
    def test_le_lot_rend_les_notes_une_a_une(self, couples, grille, le):
        resultat = coter_lot(table(couples), grille, le, avec_preuves=True).collect()

        assert resultat.to_dict(as_series=False) == attendu(notes(couples, grille, le))

    @reglage
    @given(DEMANDES, grilles(), JOURS)
    def test_le_lot_au_fil_de_l_eau_rend_les_memes(self, couples, grille, le):
        resultat = coter_lot(table(couples), grille, le, avec_preuves=True)

        assert resultat.collect(engine="streaming").equals(resultat.collect(engine="in-memory"))

    @reglage
    @given(DEMANDES, grilles(), JOURS)
    def test_le_sql_rend_les_memes(self, couples, grille, le):
        sql = coter_sql(grille, le, alias="f", avec_preuves=True)
        colonnes = [
            f"{sql.total} AS total",
            f"{sql.masque} AS masque",
            f"{sql.total_prouve} AS total_prouve",
            f"{sql.masque_prouve} AS masque_prouve",
            *(f"{texte} AS quantite_{rang}" for rang, texte in enumerate(sql.quantites)),
        ]

        resultat = pl.SQLContext(f=table(couples)).execute(f"SELECT {', '.join(colonnes)} FROM f").collect()

        assert resultat.to_dict(as_series=False) == attendu(notes(couples, grille, le))

    @reglage
    @given(DEMANDES, grilles(), JOURS)
    def test_les_verites_gardees_pesent_autant(self, couples, grille, le):
        vues = notes(couples, grille, le)
        masques = np.array([note.masque for note in vues], dtype=np.int64)
        prouves = np.array([note.masque_prouve for note in vues], dtype=np.int64)
        quantites = np.array([note.quantites for note in vues], dtype=np.int16).reshape(len(vues), -1)

        totaux = repeser(grille, masques, quantites, masques_prouves=prouves)
        sur_preuves = repeser(grille, prouves, quantites)

        assert totaux.tolist() == [note.total for note in vues]
        assert sur_preuves.tolist() == [note.total_prouve for note in vues]

    @reglage
    @given(DEMANDES, st.randoms())
    def test_l_ordre_des_demandes_ne_change_rien(self, couples, hasard):
        grille = grille_en_vigueur("compiegne", LE)
        brassees = list(couples)
        hasard.shuffle(brassees)

        une = coter_lot(table(couples), grille, LE, avec_preuves=True).collect()
        autre = coter_lot(table(brassees), grille, LE, avec_preuves=True).collect()

        assert sorted(une.rows()) == sorted(autre.rows())


class TestGrilleSansLigneActive:
    def test_donne_zero_partout(self):
        entete = grille_en_vigueur("compiegne", LE).texte.split("[[criteres]]")[0]
        grille = lire_grille(entete + '[[criteres]]\ncritere = "malus_violences"\nrubrique = "malus"\npoints = -10\n')
        couples = [(Faits(date(2026, 1, 1), date(1985, 1, 1), malus_violences=True), frozenset())]

        resultat = coter_lot(table(couples), grille, LE, avec_preuves=True).collect()

        assert resultat.rows() == [(0, 0, 0, 0)]
        assert coter_sql(grille, LE, avec_preuves=True).masque_prouve == "CAST(0 AS BIGINT)"


class TestBornes:
    @pytest.mark.parametrize("extreme", ["minimum", "maximum"])
    def test_rien_ne_deborde_aux_bornes_des_faits(self, extreme):
        valeurs = {nom: getattr(fait, extreme) for nom, fait in FAITS.items()}
        demande = Faits(
            **{nom: bool(valeur) if FAITS[nom].nature is bool else valeur for nom, valeur in valeurs.items()}
        )
        grille = grille_en_vigueur("demonstration", LE)

        resultat = coter_lot(tableau([demande], [0]), grille, LE, avec_preuves=True).collect()

        assert resultat.to_dict(as_series=False) == attendu([coter(demande, grille, LE)])
