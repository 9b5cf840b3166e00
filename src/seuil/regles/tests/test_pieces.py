from datetime import date

import pytest

from seuil.regles.exigibilite import non_exigibles
from seuil.regles.pieces import (
    ConditionInconnue,
    Etape,
    Piece,
    encore_valable,
    liste_limitative,
    piece_de_code,
    pieces_apportees,
    pieces_attendues,
    releve_de_la_liste,
    titres,
)

LE = date(2024, 3, 1)
TOUTES = (*liste_limitative(LE), *pieces_apportees(LE), *titres(LE))


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

    @pytest.mark.parametrize("piece", TOUTES, ids=lambda piece: piece.code)
    def test_se_dit_en_peu_de_mots_avec_ce_qui_est_accepte(self, piece: Piece) -> None:
        assert len(piece.en_clair) <= 60
        assert not {"vous", "votre", "vos"} & set(piece.en_clair.lower().split()), "agents read it too"
        assert piece.acceptes
        assert piece.pourquoi.endswith(".")

    @pytest.mark.parametrize("piece", TOUTES, ids=lambda piece: piece.code)
    def test_renvoie_a_d_autres_pieces_de_la_liste(self, piece: Piece) -> None:
        codes = {autre.code for autre in liste_limitative(LE)}

        assert set(piece.alternatives) <= codes - {piece.code}

    def test_ne_garde_aucune_piece_non_exigible(self) -> None:
        interdits = {une.code for une in non_exigibles(LE)}

        assert interdits & {piece.code for piece in TOUTES} == set()

    def test_donne_a_chaque_adulte_sa_piece_d_identite_et_son_avis(self) -> None:
        par_personne = {piece.code for piece in liste_limitative(LE) if piece.par_personne}

        assert {"identite_majeurs", "avis_n2", "bulletins"} <= par_personne
        assert "livret_famille" not in par_personne

    def test_n_admet_pas_l_honneur_pour_une_baisse_ni_une_protection(self) -> None:
        sans_honneur = {piece.code for piece in TOUTES if "l’attestation sur l’honneur" in piece.refuses}

        assert sans_honneur == {"baisse", "protection"}

    def test_donne_sept_facons_de_montrer_une_separation(self) -> None:
        assert len(piece_de_code("rupture", LE).acceptes) == 7

    def test_reserve_ce_qui_touche_la_sante_ou_les_violences(self) -> None:
        proteges = {piece.code for piece in TOUTES if piece.protege}

        assert proteges == {"violences", "sante", "attestation_association", "parcours_sortie", "decision_malus"}


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
