import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.criteres.declaration import Etabli
from seuil.regles.criteres.faits import FAITS, PROUVABLES
from seuil.regles.pieces import PieceInconnue, liste_limitative, pieces_apportees, titres
from seuil.regles.preuves import (
    DateManquante,
    EtatDePreuve,
    FaitInconnu,
    Validite,
    autorite_de,
    etat_de_la_preuve,
    faits_prouvables,
    faits_reserves,
    lire_probante,
    mots_de_la_piece,
    pieces_pour,
    premier_changement,
    preuve_valable_jusqu_au,
    titres_pour,
    validite_de,
)
from seuil.regles.textes import TableIllisible

LE = date(2026, 11, 26)
RESERVES = tuple(nom for nom in PROUVABLES if FAITS[nom].etabli is Etabli.AUTORITE)
PAPIERS = tuple(piece.code for piece in (*liste_limitative(LE), *pieces_apportees(LE)))
TITRES = tuple(titre.code for titre in titres(LE))
JOURS = st.dates(date(2022, 1, 1), date(2032, 12, 31))
DELAIS = st.integers(0, 400)


class TestChaqueFait:
    @pytest.mark.parametrize("fait", PROUVABLES)
    def test_est_prouve_par_une_piece_ou_par_son_autorite(self, fait: str) -> None:
        assert bool(pieces_pour(fait, LE)) is not bool(titres_pour(fait, LE))
        assert bool(titres_pour(fait, LE)) is bool(autorite_de(fait))

    @pytest.mark.parametrize("fait", PROUVABLES)
    def test_nomme_des_pieces_que_la_table_lui_connait(self, fait: str) -> None:
        dits = set(re.split(", | ou ", FAITS[fait].piece or ""))

        connus = {
            mot for code in (*pieces_pour(fait, LE), *titres_pour(fait, LE)) for mot in mots_de_la_piece(code, LE)
        }

        assert dits <= connus

    def test_inconnu_est_refuse(self) -> None:
        with pytest.raises(FaitInconnu, match="« nb_personnes »"):
            pieces_pour("nb_personnes", LE)


class TestChaquePiece:
    @pytest.mark.parametrize("code", [*PAPIERS, *TITRES])
    def test_a_une_validite(self, code: str) -> None:
        assert validite_de(code, LE) in Validite

    @pytest.mark.parametrize("code", [*PAPIERS, *TITRES])
    def test_n_est_nommee_que_comme_un_de_ses_faits_la_nomme(self, code: str) -> None:
        faits = (*faits_prouvables(code, LE), *faits_reserves(code, LE))

        dits = {mot for fait in faits for mot in re.split(", | ou ", FAITS[fait].piece or "")}

        assert set(mots_de_la_piece(code, LE)) <= dits

    def test_inconnue_est_refusee(self) -> None:
        with pytest.raises(PieceInconnue, match="« rib »"):
            faits_prouvables("rib", LE)


class TestUnFaitReserve:
    @given(st.sampled_from(PAPIERS), st.sampled_from(RESERVES))
    def test_n_est_jamais_prouve_par_un_papier_du_menage(self, papier: str, fait: str) -> None:
        assert fait not in faits_prouvables(papier, LE)
        assert papier not in pieces_pour(fait, LE)

    @pytest.mark.parametrize("titre", TITRES)
    def test_n_est_pas_prouve_par_la_copie_de_la_decision(self, titre: str) -> None:
        assert faits_prouvables(titre, LE) == ()
        assert set(faits_reserves(titre, LE)) <= set(RESERVES)

    def test_ne_peut_pas_etre_donne_a_un_papier_dans_la_table(self) -> None:
        with pytest.raises(TableIllisible, match=r"« bail » ne peut pas établir \['dalo'\]"):
            lire_probante({"piece": "bail", "faits": ["dalo"]}, LE)

    def test_attend_la_prefecture_pour_le_dalo(self) -> None:
        assert autorite_de("dalo") == "la préfecture"
        assert faits_reserves("decision_dalo", LE) == ("dalo",)
        assert faits_reserves("bail", LE) == ()


class TestLaTable:
    @pytest.mark.parametrize(
        ("ligne", "phrase"),
        [
            ({"piece": "bail", "faits": ["nb_personnes"]}, "ne peut pas établir"),
            ({"piece": "decision_dalo", "faits": ["handicap"], "validite": "aucune"}, "ne peut pas établir"),
            ({"piece": "bail", "durée": 3}, "ne peut pas établir"),
            ({"piece": "bail", "validite": "aucune"}, "dite deux fois, ou jamais"),
            ({"piece": "livret_famille"}, "dite deux fois, ou jamais"),
        ],
    )
    def test_refuse_une_ligne_qui_se_contredit(self, ligne, phrase) -> None:
        with pytest.raises(TableIllisible, match=phrase):
            lire_probante(ligne, LE)


class TestLaFinDUnePreuve:
    @given(st.sampled_from([*PAPIERS, *TITRES]), JOURS, JOURS)
    def test_n_est_jamais_apres_la_date_imprimee(self, code: str, datee_du: date, imprimee: date) -> None:
        au = preuve_valable_jusqu_au(code, datee_du, imprimee, LE)

        assert au is not None
        assert au <= imprimee

    @given(st.sampled_from([*PAPIERS, *TITRES]))
    def test_n_est_sans_limite_que_si_rien_ne_la_borne(self, code: str) -> None:
        try:
            au = preuve_valable_jusqu_au(code, None, None, LE)
        except DateManquante:
            assert validite_de(code, LE) in {Validite.MOIS, Validite.AVIS, Validite.IMPRIMEE}
        else:
            assert au is None
            assert validite_de(code, LE) in {Validite.AUCUNE, Validite.SI_IMPRIMEE}


class TestUnEtat:
    @given(JOURS, st.none() | JOURS, JOURS, st.integers(0, 3000), DELAIS)
    def test_avance_toujours_dans_le_meme_sens(self, du, au, le, apres, delai) -> None:
        ordre = list(EtatDePreuve)

        avant, ensuite = (etat_de_la_preuve(du, au, jour, delai) for jour in (le, le + timedelta(days=apres)))

        assert ordre.index(avant) <= ordre.index(ensuite)

    @given(JOURS, st.none() | JOURS, JOURS, DELAIS)
    def test_ne_change_pas_avant_le_jour_annonce(self, du, au, le, delai) -> None:
        etat, jour = etat_de_la_preuve(du, au, le, delai), premier_changement(du, au, le, delai)
        veille = (jour or le + timedelta(days=4000)) - timedelta(days=1)

        assert etat_de_la_preuve(du, au, veille, delai) is etat
        assert jour is None or (jour > le and etat_de_la_preuve(du, au, jour, delai) is not etat)

    @given(JOURS, JOURS, JOURS, DELAIS)
    def test_garde_les_points_jusqu_au_bout_du_delai(self, du, au, le, delai) -> None:
        compte = etat_de_la_preuve(du, au, le, delai).compte

        assert compte is (du <= le <= au + timedelta(days=delai))

    def test_a_la_fin_des_temps_ne_leve_rien(self) -> None:
        assert premier_changement(LE, date.max, LE, 60) == date.max - timedelta(days=30)
        assert premier_changement(LE, date.max, date.max, 60) is None
