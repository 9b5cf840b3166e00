from datetime import date

import pytest

from seuil.regles.motifs_pieces import MotifDePieceInconnu, motif_de_piece, motifs_de_piece, motifs_pour
from seuil.regles.pieces import piece_de_code
from seuil.regles.textes import TableIllisible

LE = date(2026, 11, 26)
CAPTURE = {
    "libelle": "Capture d’écran",
    "phrase": "C’est une capture d’écran.",
    "que_faire": "Envoyez le document entier.",
}


class TestLesMotifs:
    def test_disent_ce_qui_ne_va_pas_puis_quoi_envoyer(self) -> None:
        bulletins = piece_de_code("bulletins", LE)

        assert motif_de_piece("TROP_ANCIENNE", LE).dire(bulletins) == (
            "Ce document a plus de 3 mois. Envoyez un document qui a moins de 3 mois."
        )

    def test_ne_proposent_pas_l_age_d_une_piece_sans_age(self) -> None:
        codes = [motif.code for motif in motifs_pour(piece_de_code("livret_famille", LE), LE)]

        assert "TROP_ANCIENNE" not in codes
        assert {"ILLISIBLE", "COUPEE", "PAGE_MANQUANTE", "AUTRE_PERSONNE", "PERIMEE", "NON_SIGNEE"} <= set(codes)
        assert {"MAUVAIS_DOCUMENT", "NON_PROBANT", "VIRUS"} <= set(codes)

    @pytest.mark.parametrize("motif", motifs_de_piece(LE), ids=lambda motif: motif.code)
    def test_ne_laissent_pas_un_champ_a_remplir(self, motif) -> None:
        assert "{" not in motif.dire(piece_de_code("bulletins", LE))

    def test_inconnu_est_refuse(self) -> None:
        with pytest.raises(MotifDePieceInconnu, match="« FAUX »"):
            motif_de_piece("FAUX", LE)


class TestUnTerritoire:
    def test_ajoute_ses_motifs_apres_les_communs(self) -> None:
        codes = [motif.code for motif in motifs_de_piece(LE, {"CAPTURE": CAPTURE})]

        assert codes == [*(motif.code for motif in motifs_de_piece(LE)), "CAPTURE"]

    def test_redit_une_phrase_sans_redire_les_autres(self) -> None:
        redit = motif_de_piece("COUPEE", LE, {"COUPEE": {"phrase": "On ne voit pas tout."}})

        assert (redit.phrase, redit.libelle) == ("On ne voit pas tout.", "Coupée : un bord manque")

    @pytest.mark.parametrize(
        ("ligne", "phrase"),
        [
            ({"CAPTURE": {"libelle": "Capture d’écran", "phrase": "x"}}, "n’a pas de « que_faire »"),
            ({"CAPTURE": {**CAPTURE, "phrase": "  "}}, "n’a pas de « phrase »"),
            ({"COUPEE": {"phrase": ""}}, "n’a pas de « phrase »"),
            ({"CAPTURE": "x"}, "n’a pas de phrase"),
            ({"CAPTURE": {**CAPTURE, "couleur": "x"}}, "champ inconnu : « couleur »"),
            ({"capture": CAPTURE}, "en capitales"),
        ],
    )
    def test_ne_donne_pas_de_code_sans_phrase(self, ligne, phrase) -> None:
        with pytest.raises(TableIllisible, match=phrase):
            motifs_de_piece(LE, ligne)
