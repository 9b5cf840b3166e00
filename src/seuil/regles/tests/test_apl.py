"""The APL: what always holds of it, what its command refuses, the zone of each commune (CCH D823-16, D823-17)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.apl import Demandeur, Zone, apl, zone_apl
from seuil.regles.apl.bareme import lire
from seuil.regles.apl.calcul import taux_du_loyer
from seuil.regles.baremes import DOSSIER, dates
from seuil.regles.champs import ChampInvalide
from seuil.regles.commande_apl import repondre
from seuil.regles.zonage import communes

CENT = Decimal(100)
JOURS = sorted({*dates("apl/plafonds"), *dates("apl/abattements"), *dates("apl/rls_montants")} - {date(2019, 10, 1)})
euros = st.integers(1, 400_000).map(lambda centimes: Decimal(centimes) / CENT)
demandeurs = st.builds(
    Demandeur,
    zone=st.sampled_from(Zone),
    couple=st.booleans(),
    personnes_a_charge=st.integers(0, 12),
    loyer=euros,
    ressources=st.integers(0, 60_000).map(Decimal),
)
les_jours = st.sampled_from(JOURS)
LIGNE = {"le": "2026-11-26", "zone": 2, "couple": False, "personnes_a_charge": 1, "loyer": 450.5, "ressources": 14000}


class TestApl:
    @given(demandeurs, les_jours, st.integers(1, 5_000))
    def test_plus_de_ressources_ne_donnent_jamais_plus(self, demandeur, le, en_plus):
        plus_riche = replace(demandeur, ressources=demandeur.ressources + en_plus)

        assert apl(plus_riche, le=le).apl <= apl(demandeur, le=le).apl

    @given(demandeurs, les_jours)
    def test_une_personne_a_charge_de_plus_ne_donne_jamais_moins(self, demandeur, le):
        plus_nombreux = replace(demandeur, personnes_a_charge=demandeur.personnes_a_charge + 1)

        assert apl(plus_nombreux, le=le).apl >= apl(demandeur, le=le).apl

    @given(demandeurs, les_jours)
    def test_cent_euros_de_plus_ne_la_baissent_que_de_ce_que_disent_les_taux(self, demandeur, le):
        lus = lire(le, demandeur.zone, demandeur.personnes_a_charge, couple=demandeur.couple)
        taux = lus.taux_famille + taux_du_loyer(min(demandeur.loyer, lus.plafond), lus)

        avant = apl(demandeur, le=le).apl
        apres = apl(replace(demandeur, ressources=demandeur.ressources + CENT), le=le).apl

        assert 0 <= avant - apres <= CENT * taux + Decimal("0.01")

    @given(demandeurs, les_jours)
    def test_ne_depasse_jamais_le_loyer_et_les_charges_et_dit_pourquoi(self, demandeur, le):
        estimee = apl(demandeur, le=le)

        assert 0 <= estimee.nette <= estimee.apl <= estimee.loyer_plafonne + estimee.forfait_charges
        assert all(motif.endswith(".") for motif in estimee.motifs)
        assert "CAF" in estimee.motifs[-1]

    @pytest.mark.parametrize(("ressources", "dite"), [(14000, True), (40000, False)])
    def test_dit_la_reduction_de_loyer_quand_elle_est_due(self, ressources, dite):
        demandeur = Demandeur(Zone.DEUX, False, 1, Decimal(450), Decimal(ressources))

        estimee = apl(demandeur, le=date(2025, 10, 15))

        assert any("réduction de loyer de solidarité" in motif for motif in estimee.motifs) is dite
        assert estimee.rls == (Decimal("47.49") if dite else 0)

    def test_dit_quand_le_bareme_suivant_n_est_pas_connu(self):
        demandeur = Demandeur(Zone.DEUX, False, 1, Decimal(450), Decimal(14000))

        assert not [motif for motif in apl(demandeur, le=date(2026, 12, 31)).motifs if motif.startswith("Barème")]
        assert [motif[:60] for motif in apl(demandeur, le=date(2027, 1, 1)).motifs if motif.startswith("Barème")] == [
            "Barème des abattements sur les ressources du 01/01/2025 : le",
            "Barème des plafonds de la réduction de loyer de solidarité d",
        ]


class TestRepondre:
    @pytest.mark.parametrize(
        ("champ", "valeur", "dit"),
        [
            ("le", "2019-12-31", "L’APL ne se calcule pas ici avant le 01/01/2020."),
            ("zone", 4, "Le champ « zone » doit être 1, 2 ou 3, pas « 4 »."),
            ("zone", True, "doit être 1, 2 ou 3"),
            ("zone", 2.0, "doit être 1, 2 ou 3"),
            ("couple", 1, "doit être true ou false"),
            ("personnes_a_charge", -1, "ne peut pas être négatif"),
            ("personnes_a_charge", 1.5, "doit être un nombre entier"),
            ("loyer", "450", "doit être un nombre"),
            ("loyer", float("inf"), "doit être un nombre fini"),
            ("loyer", -0.01, "ne peut pas être négatif"),
            ("ressources", 10**12, "dépasse"),
            ("ressources", None, "Le champ « ressources » manque."),
            ("revenus", 3, "n’est pas connu"),
        ],
    )
    def test_refuse_en_nommant_le_champ(self, champ, valeur, dit):
        with pytest.raises(ChampInvalide, match=dit.replace(".", r"\.")) as refus:
            repondre({**LIGNE, champ: valeur})

        assert refus.value.champ == champ

    @pytest.mark.parametrize("absent", sorted(LIGNE))
    def test_demande_chaque_champ(self, absent):
        with pytest.raises(ChampInvalide, match=f"« {absent} » manque"):
            repondre({champ: valeur for champ, valeur in LIGNE.items() if champ != absent})

    def test_rend_des_nombres_lisibles_en_json(self):
        assert json.loads(json.dumps(repondre(LIGNE)))["loyer_plafonne"] == 404.49


class TestZoneApl:
    def test_chaque_commune_de_metropole_en_a_une(self):
        assert [lieu.code for lieu in communes() if len(lieu.dep) == 2 and zone_apl(lieu.code) is None] == []

    @pytest.mark.parametrize(
        ("code", "zone"),
        [("75056", 1), ("93066", 1), ("60159", 3), ("54395", 2), ("55138", 3), ("76601", 3), ("97105", None)],
    )
    def test_est_celle_de_l_arrete_de_1978(self, code, zone):
        assert zone_apl(code) == zone


class TestLesBaremes:
    def test_le_loyer_de_reference_est_le_plafond_de_la_zone_2(self):
        for le in JOURS:
            assert lire(le, Zone.UN, 3, couple=True).reference == lire(le, Zone.DEUX, 3, couple=True).plafond

    def test_chaque_fichier_porte_sa_date_et_sa_source(self):
        lus = sorted((DOSSIER / "apl").rglob("*.toml"))

        assert len(lus) == 29
        assert all("NOR" in un.read_text(encoding="utf-8") for un in lus)
