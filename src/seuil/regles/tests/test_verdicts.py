import pytest

from seuil.regles.textes import Certitude, Source, TableIllisible, Texte, lire_source
from seuil.regles.verdicts import Reponse, a_preciser, ensemble, non, oui


class TestVerdict:
    def test_refuse_d_etre_pris_pour_un_booleen(self) -> None:
        verdict = oui()

        with pytest.raises(TypeError, match="three values"):
            bool(verdict)

    @pytest.mark.parametrize(
        ("verdict", "proprietes"),
        [(oui(), (True, False, False)), (non("trop"), (False, True, False)), (a_preciser("?"), (False, False, True))],
    )
    def test_dit_laquelle_des_trois_reponses_il_porte(self, verdict, proprietes) -> None:
        lues = (verdict.est_oui, verdict.est_non, verdict.est_a_preciser)

        assert lues == proprietes


class TestEnsemble:
    def test_est_non_des_qu_un_verdict_est_non(self) -> None:
        verdicts = [oui(), a_preciser("revenu manquant."), non("trop riche."), non("trop loin.")]

        commun = ensemble(verdicts)

        assert (commun.reponse, commun.motif) == (Reponse.NON, "trop riche. trop loin.")

    def test_est_a_preciser_si_rien_n_est_non(self) -> None:
        commun = ensemble([oui("d’accord."), a_preciser("revenu manquant.")])

        assert (commun.reponse, commun.motif) == (Reponse.A_PRECISER, "revenu manquant.")

    def test_est_oui_si_tout_est_oui(self) -> None:
        texte = Texte("R441-1", Certitude.VERIFIE)

        commun = ensemble([oui("d’accord.", texte=texte), oui()])

        assert (commun.reponse, commun.motif, commun.texte) == (Reponse.OUI, "d’accord.", texte)

    def test_est_oui_sans_aucun_verdict(self) -> None:
        assert ensemble([]).est_oui


class TestTexte:
    def test_s_ecrit_avec_sa_precision(self) -> None:
        textes = [Texte("R441-3", Certitude.VERIFIE), Texte("R441-9", Certitude.MEMOIRE, "IV")]

        assert [str(texte) for texte in textes] == ["R441-3", "R441-9 (IV)"]


class TestSource:
    def test_est_lue_avec_sa_certitude(self) -> None:
        table = {"source": {"texte": "arrêté du 29 juillet 1987", "certitude": "verifie"}}

        source = lire_source(table, fichier="2024-01-01.toml")

        assert source == Source("arrêté du 29 juillet 1987", Certitude.VERIFIE, "")

    @pytest.mark.parametrize(
        ("table", "motif"),
        [
            ({}, "doit citer un texte"),
            ({"source": {"certitude": "verifie"}}, "doit citer un texte"),
            ({"source": {"texte": "arrêté", "certitude": "sûr"}}, "« sûr » inconnue"),
        ],
    )
    def test_manquante_rend_la_table_illisible(self, table, motif) -> None:
        with pytest.raises(TableIllisible, match=motif):
            lire_source(table, fichier="2024-01-01.toml")
