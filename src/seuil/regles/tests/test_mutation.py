"""R441-5: a dwelling that its landlord keeps for its tenants; the rooms that a type counts, for L621-2."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.occupation import est_sous_occupe, est_suroccupe
from seuil.regles.rapprochement import examiner
from seuil.regles.tests.lecture_des_cas import espaces_simples
from seuil.regles.tests.test_rapprochement import CANDIDATURE, LE, LOGEMENT, POLITIQUE
from seuil.regles.typologie import TypeLogement, pieces

GARDE = replace(LOGEMENT, garde_par="Les Logis d’Exemple")
LOCATAIRE = replace(CANDIDATURE, est_locataire_reconnu=True)


class TestUnLogementGarde:
    @pytest.mark.parametrize(
        ("cas", "candidature", "logement", "attendu"),
        [
            ("un locataire reconnu, logement gardé", LOCATAIRE, GARDE, "oui"),
            ("un foyer que le bailleur n’a pas reconnu, logement gardé", CANDIDATURE, GARDE, "non"),
            ("un locataire reconnu, logement dans le flux", LOCATAIRE, LOGEMENT, None),
            ("un autre foyer, logement dans le flux", CANDIDATURE, LOGEMENT, None),
        ],
    )
    def test_est_ouvert_aux_seuls_locataires_reconnus(self, cas, candidature, logement, attendu) -> None:
        dites = {regle.nom: regle.verdict for regle in examiner(candidature, logement, POLITIQUE, le=LE).regles}

        assert (dites["mutation"].reponse.value if "mutation" in dites else None) == attendu, cas

    def test_dit_pourquoi_avec_son_texte(self) -> None:
        refus = examiner(CANDIDATURE, GARDE, POLITIQUE, le=LE).premier_refus

        assert refus is not None
        assert refus.nom == "mutation"
        assert espaces_simples(refus.verdict.motif).startswith("Logement gardé pour les locataires de Les Logis")
        assert str(refus.verdict.texte).startswith("R441-5")

    def test_n_ecarte_pas_les_autres_regles(self) -> None:
        """A tenant is no exception: the ceiling, the size and the communes are asked of it too."""
        ailleurs = replace(LOCATAIRE, communes=frozenset({"60001"}))
        refus = examiner(ailleurs, GARDE, POLITIQUE, le=LE).premier_refus

        assert refus is not None
        assert refus.nom == "commune"

    @given(est_reconnu=st.booleans(), garde=st.booleans())
    def test_ne_change_rien_d_autre(self, est_reconnu: bool, garde: bool) -> None:
        """Recognised or not, kept or not: every other rule answers the same."""
        candidature = replace(CANDIDATURE, est_locataire_reconnu=est_reconnu)
        examen = examiner(candidature, GARDE if garde else LOGEMENT, POLITIQUE, le=LE)

        autres = tuple(regle for regle in examen.regles if regle.nom != "mutation")
        assert autres == examiner(CANDIDATURE, LOGEMENT, POLITIQUE, le=LE).regles
        assert examen.verdict.est_non == (garde and not est_reconnu)


class TestLesPieces:
    @pytest.mark.parametrize(
        ("ecriture", "attendu"), [("C", 1), ("T1bis", 1), ("F2", 2), ("T3", 3), ("T5", 5), ("T6", None), ("T7", None)]
    )
    def test_se_lisent_du_type(self, ecriture, attendu) -> None:
        assert pieces(ecriture) == attendu

    @given(type_lu=st.sampled_from(TypeLogement), occupants=st.integers(1, 12), surface=st.decimals(5, 200, places=2))
    def test_ni_trop_petit_ni_trop_grand_a_la_fois_a_neuf_metres_la_piece(self, type_lu, occupants, surface) -> None:
        """A T4 is under-occupied by a couple, never by three; no dwelling of a fair size is both."""
        taille = pieces(type_lu)
        trop_grand = est_sous_occupe(taille, occupants, LE)

        assert trop_grand.est_oui == (taille is not None and taille >= occupants + 2)
        if taille is not None and surface >= 9 * taille:
            assert not (trop_grand.est_oui and est_suroccupe(surface, occupants, LE).est_oui)
