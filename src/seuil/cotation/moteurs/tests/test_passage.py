"""The crossing filter finds every demand that changes, and few others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seuil.cotation.moteurs.passage import filtre_de_passage, passages
from seuil.cotation.moteurs.tests.evaluation import evaluer
from seuil.regles.cotation import coter
from seuil.regles.criteres import Faits
from seuil.regles.grilles import grille_en_vigueur
from seuil.regles.tests.strategies_cotation import demandes, grilles

COMPIEGNE = grille_en_vigueur("compiegne", date(2026, 7, 1))
JOURS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


class TestFiltreDePassage:
    def test_ne_cite_que_des_intervalles_d_un_jour_pour_une_nuit(self):
        assert filtre_de_passage(COMPIEGNE, date(2026, 6, 30), date(2026, 7, 1)) == (
            "(((((((date_naissance > DATE '2005-06-30') AND (date_naissance <= DATE '2005-07-01'))"
            " OR ((fin_ase >= DATE '2023-06-30') AND (fin_ase < DATE '2023-07-01')))"
            " OR ((date_depot > DATE '2025-06-30') AND (date_depot <= DATE '2025-07-01')))"
            " OR ((date_depot > DATE '2024-06-30') AND (date_depot <= DATE '2024-07-01')))"
            " OR ((date_naissance > DATE '1996-06-30') AND (date_naissance <= DATE '1996-07-01')))"
            " OR ((date_naissance > DATE '1966-06-30') AND (date_naissance <= DATE '1966-07-01')))"
        )

    def test_est_faux_quand_rien_ne_peut_changer(self):
        assert filtre_de_passage(COMPIEGNE, date(2026, 7, 1), date(2026, 7, 1)) == "FALSE"

    def test_trouve_un_nouveau_seuil_de_quartile_par_intervalle(self):
        jour = date(2026, 7, 1)

        filtre = filtre_de_passage(COMPIEGNE, jour, jour, parametres_nouveaux={"seuil_premier_quartile": 9000})

        assert filtre == "((revenu_uc_annuel >= 8436) AND (revenu_uc_annuel < 9000))"

    def test_compare_les_deux_verites_d_un_seuil_dans_un_calcul(self):
        jour = date(2026, 7, 1)

        filtre = filtre_de_passage(COMPIEGNE, jour, jour, parametres_nouveaux={"taux_effort_maximal": 35}, alias="f")

        assert filtre == (
            "((((CAST(f.loyer_charges AS INTEGER) - CAST(f.apl AS INTEGER)) * 100)"
            " > (CAST(f.revenu_mensuel AS INTEGER) * 40)) <>"
            " (((CAST(f.loyer_charges AS INTEGER) - CAST(f.apl AS INTEGER)) * 100)"
            " > (CAST(f.revenu_mensuel AS INTEGER) * 35)))"
        )

    @settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(demandes(), min_size=1, max_size=6), grilles(), JOURS, JOURS, st.integers(5000, 12_000))
    def test_ne_laisse_passer_aucune_demande_qui_change(self, lot, grille, ancien, nouveau, seuil):
        parametres = {"seuil_premier_quartile": seuil}
        passage = passages(grille, ancien, nouveau, None, parametres)

        for demande in lot:
            avant = coter(demande, grille, ancien)
            apres = coter(demande, grille, nouveau, parametres=parametres)
            if (avant.masque, avant.quantites) != (apres.masque, apres.quantites):
                assert passage is not None
                assert evaluer(passage, demande)

    def test_ne_retient_que_les_demandes_qui_changent_de_tranche(self):
        demande = demande_deposee(date(2025, 7, 1))
        passage = passages(COMPIEGNE, date(2026, 6, 30), date(2026, 7, 1))

        assert evaluer(passage, demande)
        assert not evaluer(passage, replace(demande, date_depot=date(2025, 7, 2)))
        assert not evaluer(passage, replace(demande, date_depot=date(2025, 6, 30)))


def demande_deposee(jour):
    return Faits(date_depot=jour, date_naissance=date(1985, 3, 10))
