from datetime import date
from decimal import Decimal

import pytest

from seuil.regles.controle_menage import anomalies, peut_etre_un_enfant_a_charge
from seuil.regles.menage import Menage, personnes_a_loger, unites_consommation
from seuil.regles.tests.lecture_des_cas import menage

LE = date(2024, 3, 1)


class TestPersonnesALoger:
    def test_comptent_les_enfants_en_visite_et_attendus(self) -> None:
        foyer = menage(["demandeur 1990-05-01", "a_charge 2018-01-01 visite", "a_naitre 2024-06-01"])

        assert personnes_a_loger(foyer) == 3


class TestUnitesConsommation:
    @pytest.mark.parametrize(
        ("personnes", "attendu"),
        [
            (["demandeur 1990-05-01"], "1"),
            (["demandeur 1990-05-01", "conjoint 1990-05-01"], "1.5"),
            (["demandeur 1990-05-01", "conjoint 1990-05-01", "a_charge 2018-01-01"], "1.8"),
            (["demandeur 1990-05-01", "a_charge 2018-01-01"], "1.5"),
            (["demandeur 1990-05-01", "a_charge 2010-03-02"], "1.5"),
            (["demandeur 1990-05-01", "a_charge 2010-03-01"], "1.7"),
            (["demandeur 1990-05-01", "a_charge 2018-01-01 visite"], "1"),
            (["demandeur 1990-05-01", "a_naitre 2024-06-01"], "1"),
        ],
    )
    def test_pesent_chaque_personne_selon_son_age(self, personnes, attendu) -> None:
        assert unites_consommation(menage(personnes), LE) == Decimal(attendu)


class TestEnfantACharge:
    @pytest.mark.parametrize(
        ("naissance", "peut_l_etre"),
        [(date(1999, 1, 2), True), (date(1999, 1, 1), False), (date(1984, 3, 1), False), (date(2024, 2, 1), True)],
    )
    def test_a_moins_de_vingt_cinq_ans_au_premier_janvier(self, naissance, peut_l_etre) -> None:
        """CGI, art. 6, 3: the latest limit, whoever studies."""
        assert peut_etre_un_enfant_a_charge(naissance, LE) is peut_l_etre


class TestAnomalies:
    def test_sont_toutes_dites_dans_l_ordre_du_formulaire(self) -> None:
        foyer = menage(["demandeur 2010-01-01", "demandeur 1990-01-01 alternee", "a_charge 2025-01-01"])

        trouvees = [(anomalie.champ, anomalie.motif) for anomalie in anomalies(foyer, LE)]

        assert trouvees == [
            ("personnes", "Le ménage compte 2 demandeurs : il n’en faut qu’un."),
            ("personnes[0].naissance", "Le demandeur a 14 ans : il doit être majeur ou mineur émancipé."),
            ("personnes[1].garde", "La garde ne concerne qu’une personne à charge."),
            ("personnes[2].naissance", "La naissance le 01/01/2025 est postérieure au 01/03/2024."),
        ]

    def test_n_existent_pas_pour_un_enfant_attendu_dans_dix_mois(self) -> None:
        foyer = menage(["demandeur 1990-05-01", "a_naitre 2025-01-01"])

        assert list(anomalies(foyer, LE)) == []

    def test_n_existent_pas_pour_un_enfant_ne_le_jour_meme(self) -> None:
        foyer = menage(["demandeur 1990-05-01", "a_charge 2024-03-01"])

        assert list(anomalies(foyer, LE)) == []

    def test_n_existent_pas_pour_trente_personnes(self) -> None:
        foyer = menage(["demandeur 1980-01-01", *["a_charge 2015-01-01"] * 29])

        assert list(anomalies(foyer, LE)) == []

    def test_disent_qu_un_menage_vide_n_a_personne(self) -> None:
        trouvees = [anomalie.motif for anomalie in anomalies(Menage(()), LE)]

        assert trouvees == ["Le ménage ne compte personne : il faut au moins un demandeur."]
