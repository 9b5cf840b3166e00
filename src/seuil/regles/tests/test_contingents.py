from datetime import date

import pytest

from seuil.regles.contingents import (
    Objectif,
    Reservataire,
    bilan_avant_le,
    logements_du_flux,
    motifs_hors_flux,
    objectif_atteint,
    taux_permis,
)

LE = date(2024, 3, 1)


class TestTauxPermis:
    @pytest.mark.parametrize(
        ("reservataire", "pourcent", "attendu"),
        [
            (Reservataire.PREFET, 30, "oui"),
            (Reservataire.PREFET, 31, "non"),
            (Reservataire.PREFET_AGENTS, 5, "oui"),
            (Reservataire.PREFET_AGENTS, 6, "non"),
            (Reservataire.COLLECTIVITE, 20, "oui"),
            (Reservataire.COLLECTIVITE, 21, "non"),
            (Reservataire.ACTION_LOGEMENT, 50, "oui"),
        ],
    )
    def test_respecte_la_part_maximale(self, reservataire, pourcent, attendu) -> None:
        assert taux_permis(pourcent, reservataire, LE).reponse == attendu


class TestLogementsDuFlux:
    @pytest.mark.parametrize(("assiette", "attendu"), [(0, 0), (3, 0), (10, 3), (99, 29), (100, 30)])
    def test_arrondissent_une_part_vers_le_bas(self, assiette, attendu) -> None:
        assert logements_du_flux(30, assiette) == attendu


class TestObjectifAtteint:
    @pytest.mark.parametrize(
        ("realises", "attributions", "attendu"),
        [(25, 100, "oui"), (24, 100, "non"), (1, 4, "oui"), (1, 5, "non"), (0, 0, "a_preciser")],
    )
    def test_compare_les_baux_au_quart(self, realises, attributions, attendu) -> None:
        verdict = objectif_atteint(
            Objectif.PREMIER_QUARTILE_HORS_QPV, realises=realises, attributions=attributions, le=LE
        )

        assert verdict.reponse == attendu

    def test_exige_la_moitie_en_quartier_prioritaire(self) -> None:
        verdict = objectif_atteint(Objectif.AUTRES_QUARTILES_EN_QPV, realises=49, attributions=100, le=LE)

        assert verdict.motif == "49 sur 100 attributions, objectif 50 %."


class TestBilan:
    def test_est_du_avant_le_28_fevrier_suivant(self) -> None:
        assert bilan_avant_le(2024, LE) == date(2025, 2, 28)

    def test_laisse_les_mutations_hors_du_flux(self) -> None:
        assert "mutation" in motifs_hors_flux(LE)
