"""Households on columns: each answer is the one of `regles` for the same household alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.rapprochement.moteurs.foyers import BLOC, GARDES, JOUR_INCONNU, LIENS, FoyersIncoherents, Personnes
from seuil.rapprochement.moteurs.menages import categories
from seuil.rapprochement.moteurs.revenus import revenus_retenus
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.criteres.declaration import INCONNU
from seuil.regles.menage import Garde, Lien, Menage, Personne, categorie
from seuil.regles.ressources import Ressources, revenu_retenu

LE = date(2026, 11, 23)
JOURS = [date(2014, 1, 1), date(2022, 3, 1), date(2023, 2, 28), date(2024, 2, 29), date(2024, 3, 1), LE]


def colonnes(foyers):
    """Return the columns of the people of households."""
    lignes = [(rang, personne) for rang, foyer in enumerate(foyers) for personne in foyer.personnes]
    return Personnes(
        menage=np.array([rang for rang, _ in lignes], np.int32),
        lien=np.array([LIENS.index(personne.lien) for _, personne in lignes], np.uint8),
        naissance=np.array([jour(personne.naissance) for _, personne in lignes], np.int32),
        cmi_invalidite=np.array([personne.cmi_invalidite for _, personne in lignes], np.bool_),
        garde=np.array([GARDES.index(personne.garde) for _, personne in lignes], np.uint8),
    )


def jour(naissance):
    return JOUR_INCONNU if naissance is None else (naissance - date(1970, 1, 1)).days


def attendus(foyers, le):
    """Return what the law says of each household alone."""
    rangs = [categorie(menage, le) for menage in foyers]
    return [(rang.numero, rang.personnes_en_plus) for rang in rangs]


def rendus(foyers, le):
    lues = categories(colonnes(foyers), len(foyers), le)
    return list(zip(lues.categorie.tolist(), lues.personnes_en_plus.tolist(), strict=True))


@st.composite
def menages(draw, le):
    """Draw any household: couples around the age of 55 together, expected, visiting and shared children, flatmates."""

    def personne(lien):
        anniversaire = ajouter_mois(le, -12 * draw(st.integers(24, 31))) + timedelta(draw(st.integers(-2, 2)))
        quelconque = draw(st.none() | st.dates(date(1920, 1, 1), le + timedelta(300)))
        naissance = draw(st.sampled_from([anniversaire, quelconque]))
        garde = draw(st.sampled_from(GARDES)) if lien is Lien.A_CHARGE else None
        return Personne(lien, naissance, draw(st.integers(0, 9)) == 0, garde)

    autres = st.sampled_from([Lien.A_CHARGE, Lien.A_CHARGE, Lien.A_NAITRE, Lien.AUTRE, Lien.CODEMANDEUR])
    liens = [Lien.DEMANDEUR, *[Lien.CONJOINT] * draw(st.integers(0, 1)), *draw(st.lists(autres, max_size=9))]
    return Menage(tuple(personne(lien) for lien in draw(st.permutations(liens))))


@st.composite
def mondes(draw):
    le = draw(st.sampled_from(JOURS) | st.dates(date(2014, 1, 1), date(2026, 12, 31)))
    return le, draw(st.lists(menages(le), max_size=6))


class TestCategories:
    @settings(deadline=None, max_examples=150)
    @given(mondes())
    def test_repond_comme_la_regle_pour_chaque_menage(self, monde):
        le, foyers = monde

        assert rendus(foyers, le) == attendus(foyers, le)

    @pytest.mark.parametrize(
        ("naissance", "attendue"),
        [(date(1998, 11, 23), 3), (date(1997, 11, 24), 3), (date(1997, 11, 23), 2), (None, 2), (date(2027, 1, 1), 2)],
    )
    def test_compte_les_annees_revolues_du_jeune_menage(self, naissance, attendue):
        couple = Menage((Personne(Lien.DEMANDEUR, date(1999, 11, 23)), Personne(Lien.CONJOINT, naissance)))

        assert rendus([couple], LE)[0][0] == attendue

    def test_additionne_les_personnes_au_dela_de_la_sixieme(self):
        parent, enfant = Personne(Lien.DEMANDEUR, date(1980, 5, 1)), Personne(Lien.A_CHARGE, date(2015, 5, 1))
        foyer = Menage((parent, *[enfant] * 6, replace(enfant, garde=Garde.VISITE)))

        assert rendus([foyer], LE) == [(6, 2)]

    def test_repond_de_meme_d_un_bloc_a_l_autre(self):
        couple = Menage((Personne(Lien.CONJOINT, date(2000, 1, 1)), Personne(Lien.DEMANDEUR, date(2000, 1, 1))))
        seul = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)),))

        repondus = rendus([couple, seul] * BLOC, LE)

        assert set(repondus[::2]) == {(3, 0)}
        assert set(repondus[1::2]) == {(1, 0)}

    def test_ne_rend_rien_quand_il_n_y_a_personne(self):
        assert rendus([], LE) == []


class TestFoyersIncoherents:
    @pytest.fixture
    def deux(self):
        menage = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)), Personne(Lien.CONJOINT, date(1980, 5, 1))))
        return colonnes([menage] * 2)

    @pytest.mark.parametrize(
        ("colonne", "valeurs", "message"),
        [
            ("menage", [0, 1, 0, 1], "dans l’ordre"),
            ("menage", [0, 0, 2, 2], "les rangs vont de 0 à 1"),
            ("menage", [0, 0, 0, 0], "chaque ménage doit avoir ses personnes"),
            ("menage", [0, 0, 1], "menage 3, lien 4"),
            ("lien", [0, 1, 1, 1], "un demandeur et un seul"),
            ("lien", [0, 0, 1, 1], "un demandeur et un seul"),
            ("lien", [0, 1, 0, 6], "lien : 6 n’est pas un code, le plus grand est 5"),
            ("garde", [0, 0, 3, 0], "garde : 3 n’est pas un code, le plus grand est 2"),
        ],
    )
    def test_disent_la_colonne_des_personnes(self, deux, colonne, valeurs, message):
        faussees = replace(deux, **{colonne: np.array(valeurs, getattr(deux, colonne).dtype)})

        with pytest.raises(FoyersIncoherents, match=message):
            categories(faussees, 2, LE)

    def test_refusent_deux_conjoints(self):
        conjoint = Personne(Lien.CONJOINT, date(1980, 5, 1))
        foyer = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)), conjoint, conjoint))

        with pytest.raises(FoyersIncoherents, match="un conjoint au plus"):
            rendus([foyer], LE)

    def test_refusent_un_menage_de_plus_de_trente_personnes(self):
        enfant = Personne(Lien.A_CHARGE, date(2015, 5, 1))
        foyer = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)), *[enfant] * 30))

        with pytest.raises(FoyersIncoherents, match="au-delà de 30 personnes"):
            rendus([foyer], LE)


class TestRevenusRetenus:
    @settings(deadline=None, max_examples=100)
    @given(st.lists(st.tuples(*[st.none() | st.integers(0, 2_000)] * 3, st.integers(0, 12_000)), min_size=1))
    def test_sont_ceux_de_la_regle(self, annees):
        calcules = revenus_retenus(*(colonne_de(montants) for montants in zip(*annees, strict=True)), LE)

        donnees = [Ressources(n2, n1, douze, depense, 2) for n2, n1, douze, depense in annees]
        retenus = [revenu_retenu(ressources, LE).montant for ressources in donnees]
        assert calcules.tolist() == [INCONNU if montant is None else montant for montant in retenus]

    def test_refusent_un_montant_au_dela_de_celui_d_un_formulaire(self):
        zeros = np.zeros(1, np.int32)

        with pytest.raises(FoyersIncoherents, match="n1 : 10000000 € dépassent 9999999 €"):
            revenus_retenus(zeros, np.array([10_000_000], np.int32), zeros, zeros, LE)


def colonne_de(montants):
    return np.array([INCONNU if montant is None else montant for montant in montants], np.int32)
