from collections import Counter
from datetime import date

import pytest

from seuil.regles.zonage import CommuneInconnue, Zone, anciens_codes, commune, communes, zone


class TestCommunes:
    def test_couvrent_toute_la_france_et_les_45_arrondissements(self) -> None:
        types = Counter(une.type for une in communes())

        assert types == {"C": 34_969, "AM": 45}

    def test_n_ont_que_trente_communes_a_paris_et_limitrophes(self) -> None:
        codes = [une.code for une in communes() if une.type == "C" and une.zone_plafonds is Zone.PARIS_ET_LIMITROPHES]

        assert len(codes) == 30
        assert all(zone(code, date(2024, 3, 1)) is Zone.PARIS_ET_LIMITROPHES for code in codes)

    def test_portent_leurs_zones_et_leur_population(self) -> None:
        compiegne = commune("60159")

        assert (compiegne.nom, compiegne.epci, compiegne.zone_abc, compiegne.pop_totale, compiegne.codes_postaux) == (
            "Compiègne",
            "200067965",
            "B1",
            41_825,
            ("60200",),
        )

    def test_renvoient_un_ancien_code_a_la_commune_d_aujourd_hui(self) -> None:
        assert commune("93059").code == "93066"
        assert commune("98511").nom == "Mamoudzou"

    def test_ont_toutes_une_commune_d_aujourd_hui_derriere_un_ancien_code(self) -> None:
        connues = {une.code for une in communes()}

        assert set(anciens_codes().values()) <= connues
        assert not set(anciens_codes()) & connues

    @pytest.mark.parametrize("code", ["", "99999", "Compiègne", "6015", "60159 60160", "\x00", "9" * 10_000, "code,"])
    def test_refusent_un_code_qui_n_existe_pas(self, code) -> None:
        with pytest.raises(CommuneInconnue, match="code Insee comme 60159"):
            commune(code)
