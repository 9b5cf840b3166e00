from datetime import date

import pytest

from seuil.regles.baremes import BaremeInconnu
from seuil.regles.delais import (
    DerogationInvalide,
    delai_anormalement_long,
    delais,
    juger_la_reception,
    parametres,
    saisine_mediation_le,
)
from seuil.regles.textes import Certitude

LE = date(2024, 3, 1)


class TestDelais:
    @pytest.mark.parametrize(
        ("nom", "attendu"),
        [
            ("enregistrement_mois", 1),
            ("validite_mois", 12),
            ("notification_renouvellement_jours", 30),
            ("reponse_offre_jours", 10),
            ("avertissement_radiation_mois", 1),
            ("candidats_minimum", 3),
            ("communes_maximum", 8),
            ("conservation_apres_radiation_jours", 365),
            ("comed_mois", 3),
            ("comed_derogatoire_mois", 6),
            ("prefet_dalo_mois", 3),
            ("injonction_dalo_mois", 4),
            ("examen_occupation_mois", 36),
            ("depart_mois", 18),
        ],
    )
    def test_portent_la_valeur_de_la_loi(self, nom, attendu) -> None:
        assert getattr(delais(LE), nom) == attendu

    def test_citent_l_article_et_la_certitude_de_chaque_valeur(self) -> None:
        connus = parametres(LE)

        assert (connus["validite_mois"].texte.article, connus["validite_mois"].texte.certitude) == (
            "R441-2-7",
            Certitude.VERIFIE,
        )
        assert connus["reponse_offre_jours"].texte.certitude is Certitude.SECONDAIRE

    def test_suivent_les_valeurs_du_territoire(self) -> None:
        locaux = delais(LE, {"reponse_offre_jours": 15, "reception_demandeur_mois": 2})

        assert (locaux.reponse_offre_jours, locaux.reception_demandeur_mois, locaux.candidats_minimum) == (15, 2, 3)

    def test_acceptent_la_borne_elle_meme(self) -> None:
        locaux = delais(LE, {"reponse_offre_jours": 10, "reception_demandeur_mois": 2})

        assert (locaux.reponse_offre_jours, locaux.reception_demandeur_mois) == (10, 2)

    @pytest.mark.parametrize(
        ("locaux", "motif"),
        [
            ({"reponse_offre_jours": 9}, "ne peut pas descendre sous 10"),
            ({"reception_demandeur_mois": 3}, "ne peut pas dépasser 2"),
            ({"candidats_minimum": 2}, "ne peut pas descendre sous 3"),
            ({"reponse_offre_jours": -10}, "entier positif, pas « -10 »"),
            ({"reponse_offre_jours": True}, "entier positif, pas « true »"),
            ({"delai_magique": 3}, "« delai_magique » n’existe pas"),
        ],
    )
    def test_refusent_une_valeur_locale_hors_des_bornes_de_la_loi(self, locaux, motif) -> None:
        with pytest.raises(DerogationInvalide, match=motif):
            delais(LE, locaux)

    def test_sont_inconnus_avant_le_premier_bareme(self) -> None:
        with pytest.raises(BaremeInconnu, match="le premier est du 01/01/2014"):
            delais(date(2013, 12, 31))


class TestDelaiAnormalementLong:
    def test_suit_l_arrete_saisi_par_le_territoire(self) -> None:
        arrete = {"T1": 30, "tous": 36}

        mois = [delai_anormalement_long("59", sorte, LE, arrete=arrete) for sorte in ("T1", "T4")]

        assert mois == [30, 36]

    def test_ouvre_la_mediation_le_lendemain_de_son_terme(self) -> None:
        assert saisine_mediation_le(date(2022, 2, 28), 24) == date(2024, 2, 29)


class TestJugerLaReception:
    """L10: the day a demand was received, on the day it is registered (L441-2-1, R441-2-7)."""

    @pytest.mark.parametrize(
        ("recue_le", "est_motivee", "reponse"),
        [
            (date(2026, 11, 23), False, "oui"),
            (date(2026, 10, 23), False, "oui"),
            (date(2026, 10, 22), False, "a_preciser"),
            (date(2026, 10, 22), True, "oui"),
            (date(2025, 11, 23), True, "oui"),
            (date(2025, 11, 22), True, "non"),
            (date(2031, 1, 1), True, "non"),
        ],
    )
    def test_juge(self, recue_le, est_motivee, reponse) -> None:
        le = date(2026, 11, 23)

        assert juger_la_reception(recue_le, delais(le), le=le, est_motivee=est_motivee).reponse.value == reponse
