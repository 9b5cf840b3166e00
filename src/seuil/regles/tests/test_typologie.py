from datetime import date

import pytest

from seuil.regles.tests.lecture_des_cas import menage
from seuil.regles.typologie import TypeInconnu, TypeLogement, besoin, convient, territoires, type_logement

LE = date(2024, 3, 1)


class TestTypeLogement:
    @pytest.mark.parametrize(
        ("ecriture", "attendu"),
        [
            ("T3", TypeLogement.T3),
            ("F3", TypeLogement.T3),
            (" t1 bis ", TypeLogement.T1),
            ("T1'", TypeLogement.T1),
            ("T5", TypeLogement.T5),
            ("T6P", TypeLogement.T6),
            ("T5+", TypeLogement.T5),
            ("T9P", TypeLogement.T6),
            ("c", TypeLogement.CHAMBRE),
        ],
    )
    def test_reconnait_les_ecritures_du_formulaire_et_du_parc(self, ecriture, attendu) -> None:
        assert type_logement(ecriture) is attendu

    @pytest.mark.parametrize("ecriture", ["", "T0", "T10", "3", "studio", "T" * 10_000])
    def test_refuse_ce_qui_n_est_pas_un_type(self, ecriture) -> None:
        with pytest.raises(TypeInconnu, match="on attend C, T1"):
            type_logement(ecriture)


class TestConvient:
    def test_dit_ce_que_la_grille_prevoit(self) -> None:
        demande = besoin(menage(["demandeur 1990-05-01"]), LE, territoire="compiegne")

        verdict = convient(TypeLogement.T4, demande, LE, territoire="compiegne")

        assert verdict.est_non
        assert verdict.motif == "Un T4 ne convient pas à 1\xa0personne : la grille prévoit T1 ou T2."

    def test_cite_la_certitude_de_la_grille(self) -> None:
        demande = besoin(menage(["demandeur 1990-05-01"]), LE, territoire="defaut")

        verdict = convient(TypeLogement.T1, demande, LE)

        assert verdict.texte is not None
        assert verdict.texte.certitude == "choix"

    def test_connait_la_grille_de_compiegne_et_celle_par_defaut(self) -> None:
        assert territoires() == ("compiegne", "defaut")
