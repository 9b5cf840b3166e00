"""Households on columns: each answer is the one of `regles` for the same household alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.rapprochement.moteurs.foyers import (
    BLOC,
    FINANCEMENTS,
    GARDES,
    INCONNU,
    JOUR_INCONNU,
    LIENS,
    ZONES,
    FoyersIncoherents,
    Menages,
    Personnes,
)
from seuil.rapprochement.moteurs.menages import juger_menages
from seuil.rapprochement.moteurs.revenus import revenus_retenus
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.eligibilite import juger
from seuil.regles.menage import Garde, Lien, Menage, Personne, categorie
from seuil.regles.plafonds import Financement
from seuil.regles.ressources import Periode, Ressources, RevenuRetenu, revenu_retenu
from seuil.regles.zonage import Zone

LE = date(2026, 11, 23)
JOURS = [date(2014, 1, 1), date(2022, 3, 1), date(2023, 2, 28), date(2024, 2, 29), date(2024, 3, 1), LE]


def colonnes(foyers):
    """Return the columns of (household, income, zone, financing)."""
    lignes = [(rang, personne) for rang, foyer in enumerate(foyers) for personne in foyer[0].personnes]
    personnes = Personnes(
        menage=np.array([rang for rang, _ in lignes], np.int32),
        lien=np.array([LIENS.index(personne.lien) for _, personne in lignes], np.uint8),
        naissance=np.array([jour(personne.naissance) for _, personne in lignes], np.int32),
        cmi_invalidite=np.array([personne.cmi_invalidite for _, personne in lignes], np.bool_),
        garde=np.array([GARDES.index(personne.garde) for _, personne in lignes], np.uint8),
    )
    return personnes, Menages(
        revenu=np.array([INCONNU if revenu is None else revenu for _, revenu, _, _ in foyers], np.int32),
        zone=np.array([ZONES.index(zone) for _, _, zone, _ in foyers], np.uint8),
        financement=np.array([FINANCEMENTS.index(financement) for *_, financement in foyers], np.uint8),
    )


def jour(naissance):
    return JOUR_INCONNU if naissance is None else (naissance - date(1970, 1, 1)).days


def attendus(foyers, le):
    """Return what the law says of each household alone."""
    for menage, revenu, zone, financement in foyers:
        rang = categorie(menage, le)
        retenu = RevenuRetenu(revenu, Periode.N2, 0, revenu, (), None, 10)
        maximum, verdict = juger(retenu, rang, financement, zone, le=le)
        yield rang.numero, rang.personnes_en_plus, INCONNU if maximum is None else maximum, verdict.est_oui


def rendus(foyers, le):
    jugements = juger_menages(*colonnes(foyers), le)
    champs = (jugements.categorie, jugements.personnes_en_plus, jugements.plafond, jugements.eligible)
    return list(zip(*(champ.tolist() for champ in champs), strict=True))


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
    revenus = st.none() | st.integers(0, 120_000)
    foyer = st.tuples(menages(le), revenus, st.sampled_from(ZONES), st.sampled_from(FINANCEMENTS))
    return le, draw(st.lists(foyer, max_size=6))


class TestJugerMenages:
    @settings(deadline=None, max_examples=150)
    @given(mondes())
    def test_repond_comme_la_regle_pour_chaque_menage(self, monde):
        le, foyers = monde

        assert rendus(foyers, le) == list(attendus(foyers, le))

    def test_repond_comme_la_regle_au_plafond_et_a_un_euro_de_plus(self):
        seul = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)),))
        foyers = [(seul, revenu, Zone.AUTRES_REGIONS, Financement.PLUS) for revenu in (23_403, 23_404, None)]

        assert rendus(foyers, LE) == [(1, 0, 23_403, True), (1, 0, 23_403, False), (1, 0, 23_403, False)]

    @pytest.mark.parametrize(
        ("naissance", "attendue"),
        [(date(1998, 11, 23), 3), (date(1997, 11, 24), 3), (date(1997, 11, 23), 2), (None, 2), (date(2027, 1, 1), 2)],
    )
    def test_compte_les_annees_revolues_du_jeune_menage(self, naissance, attendue):
        couple = Menage((Personne(Lien.DEMANDEUR, date(1999, 11, 23)), Personne(Lien.CONJOINT, naissance)))

        assert rendus([(couple, None, Zone.ILE_DE_FRANCE, Financement.PLUS)], LE)[0][0] == attendue

    def test_ne_connait_pas_le_plafond_de_l_outre_mer(self):
        seul = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)),))

        assert rendus([(seul, 0, Zone.OUTRE_MER, Financement.PLUS)], LE) == [(1, 0, INCONNU, False)]

    def test_additionne_les_personnes_au_dela_de_la_sixieme(self):
        parent, enfant = Personne(Lien.DEMANDEUR, date(1980, 5, 1)), Personne(Lien.A_CHARGE, date(2015, 5, 1))
        foyer = Menage((parent, *[enfant] * 6, replace(enfant, garde=Garde.VISITE)))

        assert rendus([(foyer, 80_000, Zone.AUTRES_REGIONS, Financement.PLUS)], LE) == [(6, 2, 73_576, False)]

    def test_repond_de_meme_d_un_bloc_a_l_autre(self):
        couple = Menage((Personne(Lien.CONJOINT, date(2000, 1, 1)), Personne(Lien.DEMANDEUR, date(2000, 1, 1))))
        seul = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)),))
        foyers = [(couple, 1, Zone.ILE_DE_FRANCE, Financement.PLS), (seul, 1, Zone.ILE_DE_FRANCE, Financement.PLS)]

        repondus = rendus(foyers * BLOC, LE)

        assert set(repondus[::2]) == {(3, 0, 62_871, True)}
        assert set(repondus[1::2]) == {(1, 0, 34_996, True)}

    def test_ne_rend_rien_quand_il_n_y_a_personne(self):
        assert rendus([], LE) == []


class TestFoyersIncoherents:
    @pytest.fixture
    def deux(self):
        menage = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)), Personne(Lien.CONJOINT, date(1980, 5, 1))))
        return colonnes([(menage, 0, Zone.ILE_DE_FRANCE, Financement.PLUS)] * 2)

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
        personnes, menages = deux
        faussees = replace(personnes, **{colonne: np.array(valeurs, getattr(personnes, colonne).dtype)})

        with pytest.raises(FoyersIncoherents, match=message):
            juger_menages(faussees, menages, LE)

    def test_disent_la_colonne_des_menages(self, deux):
        personnes, menages = deux

        with pytest.raises(FoyersIncoherents, match="zone : 9 n’est pas un code"):
            juger_menages(personnes, replace(menages, zone=np.array([0, 9], np.uint8)), LE)

    def test_refusent_deux_conjoints(self):
        conjoint = Personne(Lien.CONJOINT, date(1980, 5, 1))
        foyer = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)), conjoint, conjoint))

        with pytest.raises(FoyersIncoherents, match="un conjoint au plus"):
            rendus([(foyer, 0, Zone.ILE_DE_FRANCE, Financement.PLUS)], LE)

    def test_refusent_un_menage_de_plus_de_trente_personnes(self):
        enfant = Personne(Lien.A_CHARGE, date(2015, 5, 1))
        foyer = Menage((Personne(Lien.DEMANDEUR, date(1980, 5, 1)), *[enfant] * 30))

        with pytest.raises(FoyersIncoherents, match="au-delà de 30 personnes"):
            rendus([(foyer, 0, Zone.ILE_DE_FRANCE, Financement.PLUS)], LE)


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
