"""Households counted once for all that are alike: each answer is the one of the law for the household alone."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.cotation import faits
from seuil.cotation.moteurs.foyers import BITS, CENTIEMES, Foyers, vieillir
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.menage import Garde, Lien, Menage, Personne, unites_consommation
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, besoin, types_adaptes

JOURS = [date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1), date(2026, 11, 27), date(2026, 12, 31)]
AUTRES = [Lien.A_CHARGE, Lien.A_CHARGE, Lien.A_NAITRE, Lien.AUTRE, Lien.CODEMANDEUR]


@st.composite
def personnes(draw, lien, le):
    """Draw somebody near the ages that count, two days around, a 29 February, or anybody."""
    age = draw(st.sampled_from([0, 13, 14, 17, 18, 27, 28]))
    autour = ajouter_mois(le, -12 * age) + timedelta(draw(st.integers(-2, 2) | st.integers(-400, 400)))
    quelconque = draw(st.dates(date(1930, 1, 1), le + timedelta(200)))
    naissance = draw(st.sampled_from([autour, quelconque, date(2012, 2, 29), date(2008, 2, 29)]))
    garde = draw(st.sampled_from([None, None, *Garde])) if lien is Lien.A_CHARGE else None
    return Personne(lien, naissance, garde=garde)


@st.composite
def mondes(draw):
    le = draw(st.sampled_from(JOURS) | st.dates(date(2024, 1, 1), date(2026, 12, 31)))
    foyers = []
    for _ in range(draw(st.integers(1, 6))):
        conjoint = [Lien.CONJOINT] * draw(st.integers(0, 1))
        liens = [Lien.DEMANDEUR, *conjoint, *draw(st.lists(st.sampled_from(AUTRES), max_size=5))]
        foyers.append([draw(personnes(lien, le)) for lien in liens])
    return le, foyers


def tableau(foyers):
    lignes = [
        (rang, str(qui.lien), qui.naissance, str(qui.garde or "")) for rang, foyer in enumerate(foyers) for qui in foyer
    ]
    schema = {"demande": pl.Int64, "lien": pl.String, "naissance": pl.Date, "garde": pl.String}
    return pl.DataFrame(lignes, schema=schema, orient="row")


def attendus(foyer, le):
    menage = Menage(tuple(foyer))
    adaptes = types_adaptes(besoin(menage, le, territoire=TERRITOIRE_PAR_DEFAUT), le)
    return {
        **faits.compter_le_foyer(menage, le),
        "parts": unites_consommation(menage, le) * CENTIEMES,
        "types_defaut": sum(BITS[type_] for type_ in adaptes),
    }


def demande_de(foyer):
    """Return a demand as `cotation.faits` reads it, of whom nothing is established."""
    siennes = [
        SimpleNamespace(
            lien=str(qui.lien),
            naissance=qui.naissance,
            cmi_invalidite=False,
            garde=str(qui.garde or ""),
            est_emancipe=0,
        )
        for qui in foyer
    ]
    tous = SimpleNamespace(all=lambda: siennes)
    return SimpleNamespace(personnes=tous, faits_etablis=SimpleNamespace(all=list))


class TestCompter:
    def test_compte_les_annees_quel_que_soit_le_mois(self):
        le, parent = date(2026, 11, 28), Personne(Lien.DEMANDEUR, date(1954, 8, 1))
        foyers = [[parent, Personne(Lien.A_CHARGE, date(2008, mois, 21))] for mois in range(1, 13)]

        comptes = Foyers(le, [TERRITOIRE_PAR_DEFAUT]).compter(tableau(foyers))

        assert comptes["nb_mineurs"].to_list() == [0] * 11 + [1]

    @settings(deadline=None, max_examples=150)
    @given(mondes())
    def test_repond_comme_la_loi_pour_chaque_foyer(self, monde):
        le, foyers = monde

        comptes = Foyers(le, [TERRITOIRE_PAR_DEFAUT]).compter(tableau(foyers)).drop("demande").to_dicts()

        assert comptes == [attendus(foyer, le) for foyer in foyers]

    def test_se_souvient_d_un_lot_a_l_autre(self):
        le, seul = JOURS[0], [Personne(Lien.DEMANDEUR, date(1980, 5, 1))]
        parent = [*seul, Personne(Lien.A_CHARGE, date(2015, 5, 1))]
        foyers = Foyers(le, [TERRITOIRE_PAR_DEFAUT])

        foyers.compter(tableau([seul, parent]))
        lus = foyers.compter(tableau([parent, seul, parent]))

        assert lus["parent_isole"].to_list() == [True, False, True]


class TestVieillir:
    @settings(deadline=None, max_examples=150)
    @given(mondes())
    def test_ne_vient_jamais_apres_le_jour_de_la_loi(self, monde):
        le, foyers = monde

        jours = vieillir(tableau(foyers), le)["a_revoir_le"].to_list()

        attendus = [faits.a_revoir_le(demande_de(foyer), le) for foyer in foyers]
        assert all(le < jour <= attendu for jour, attendu in zip(jours, attendus, strict=True))

    def test_est_le_jour_de_la_loi_pour_un_enfant_qui_grandit(self):
        parent, enfant = Personne(Lien.DEMANDEUR, date(1980, 5, 1)), Personne(Lien.A_CHARGE, date(2012, 2, 29))
        le = date(2025, 11, 27)

        assert vieillir(tableau([[parent, enfant]]), le)["a_revoir_le"].to_list() == [date(2026, 3, 1)]
        assert faits.a_revoir_le(demande_de([parent, enfant]), le) == date(2026, 3, 1)
