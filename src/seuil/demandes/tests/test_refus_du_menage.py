"""A household that cannot exist hears it in the language it reads; the rules themselves write French."""

from datetime import date

import pytest
from django.utils import translation

from seuil.demandes.controle.menage import refus_du_menage
from seuil.regles.menage import Lien, Menage, Personne

LE = date(2026, 11, 23)
DEUX = Menage((Personne(Lien.DEMANDEUR, date(1990, 5, 1)), *[Personne(Lien.CONJOINT, date(1991, 5, 1))] * 2))
JEUNE = Menage((Personne(Lien.DEMANDEUR, date(2012, 1, 1)),))


class TestRefusDuMenage:
    @pytest.mark.parametrize(
        ("menage", "langue", "phrase"),
        [
            (DEUX, "fr", "Le ménage compte 2 conjoints : il en faut un au plus."),
            (DEUX, "en", "The household has 2 spouses: there can be only one."),
            (JEUNE, "fr", "Le demandeur a 14 ans : il doit être majeur ou mineur émancipé."),
            (JEUNE, "ar", "عمر صاحب الطلب 14: يجب أن يكون راشدا أو قاصرا محررا."),
        ],
    )
    def test_est_dit_dans_la_langue_de_qui_lit(self, menage, langue, phrase):
        with translation.override(langue):
            assert list(refus_du_menage(menage, LE)) == [phrase]
