from datetime import date

import pytest

from seuil.regles.pieces import (
    ConditionInconnue,
    Etape,
    encore_valable,
    liste_limitative,
    pieces_attendues,
    releve_de_la_liste,
)

LE = date(2024, 3, 1)


class TestPiecesAttendues:
    def test_ne_demandent_qu_une_piece_d_identite_a_l_enregistrement(self) -> None:
        dues = pieces_attendues({"salarie", "hors_union_europeenne"}, Etape.ENREGISTREMENT, LE)

        assert [piece.code for piece in dues] == ["identite"]

    def test_suivent_la_situation_pour_l_instruction_les_obligatoires_d_abord(self) -> None:
        dues = pieces_attendues({"salarie", "couple_separe"}, Etape.INSTRUCTION, LE)

        assert [piece.code for piece in dues] == [
            "identite_majeurs",
            "avis_n2",
            "rupture",
            "emploi",
            "bulletins",
            "patrimoine",
        ]

    def test_refusent_une_situation_que_la_liste_ne_connait_pas(self) -> None:
        with pytest.raises(ConditionInconnue, match="« permis_de_conduire »"):
            pieces_attendues({"permis_de_conduire"}, Etape.INSTRUCTION, LE)


class TestListeLimitative:
    def test_ne_donne_pas_deux_fois_le_meme_code(self) -> None:
        codes = [piece.code for piece in liste_limitative(LE)]

        assert len(codes) == len(set(codes))

    @pytest.mark.parametrize(("code", "attendu"), [("avis_n2", "oui"), ("rib", "non"), ("", "non")])
    def test_borne_ce_qui_peut_suspendre_une_attribution(self, code, attendu) -> None:
        assert releve_de_la_liste(code, LE).reponse == attendu


class TestEncoreValable:
    @pytest.mark.parametrize(
        ("datee_du", "attendu"),
        [
            (date(2024, 1, 15), "oui"),
            (date(2023, 12, 1), "oui"),
            (date(2023, 11, 30), "non"),
            (date(2024, 3, 2), "a_preciser"),
            (None, "a_preciser"),
        ],
    )
    def test_laisse_trois_mois_aux_bulletins(self, datee_du, attendu) -> None:
        bulletins = next(piece for piece in liste_limitative(LE) if piece.code == "bulletins")

        assert encore_valable(bulletins, datee_du, LE).reponse == attendu

    def test_ne_borne_pas_un_avis_d_imposition(self) -> None:
        avis = next(piece for piece in liste_limitative(LE) if piece.code == "avis_n2")

        assert encore_valable(avis, None, LE).est_oui
