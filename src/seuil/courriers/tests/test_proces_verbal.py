"""The minutes say everything that law-complements §3.2 lists, and never a name of candidate."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from seuil.courriers.rendu import pdf
from seuil.courriers.tests.exemples_seance import PROCES_VERBAL, PROCES_VERBAL_LONG
from seuil.courriers.tests.lecture import lire

LISIBLE = 8  # pages, for twelve dwellings


class TestProcesVerbal:
    @pytest.mark.parametrize(
        "mention",
        [
            "Convocation à 9 h, pour le 20 novembre 2024",
            "Lieu 4, quai des Exemples, 60200 Compiègne",
            "Ouverte à 9 h 02",
            "Close à 11 h 45",
            "Présidence Mme Ida Modèle, présidente élue",
            "M. Luc Parent Membre désigné Absent, pouvoir à Mme Ida Modèle Délibérative",
            "10 h 50 M. Paul Exemple part",
            "3 membres désignés présents en personne, pour 3 exigés",
            "Identifiant RPLS 6012345678",
            "Demandes examinées 4, pour 3 au moins",
            "Quorum pour ce logement 3 membres désignés présents, 3 exigés : atteint",
            "Voix délibératives Mme Ida Modèle, M. Paul Exemple, Mme Nour Essai, M. le maire de Compiègne",
            "Se retire M. Luc Parent : parent d’un candidat",
            "3 pour, 3 contre, 1 abstention",
            "Voix prépondérante : maire de Compiègne, pour",
            "Sous condition : Copie de votre titre de séjour renouvelé, au plus tard le 11 décembre 2024",
            "pèseraient trop lourd sur les ressources du foyer. Article R. 441-3-1",
            "060 0524 000118 GEXPL, à 9 h 44 : un document essentiel manque",
            "060 1024 000977 GEXPL, à 9 h 33 : b, rang 1. 4 pour, 2 contre. Issue : vote refait.",
            "Rang 2, 060 0119 000045 GEXPL : foyer consulté, ce logement ne l’intéresse pas",
            "060 0722 000871 GEXPL : aussi au rang 1 pour le 60-0205",
            "Usage de la cotation : La note de la grille publiée a servi à classer les candidats",
            "Signature Mme Ida Modèle, présidente de séance",
            "Empreinte du journal : 9f86d081884c7d65",
            "060 0722 000871 GEXPL A. T.",
        ],
    )
    def test_dit(self, mention):
        assert mention in lire("proces_verbal", PROCES_VERBAL)

    def test_reste_lisible_pour_douze_logements(self):
        lettre = pdf("proces_verbal", PROCES_VERBAL_LONG)

        assert len(PdfReader(BytesIO(lettre)).pages) <= LISIBLE
        assert "Logement 12 sur 12" in lire("proces_verbal", PROCES_VERBAL_LONG)

    def test_resume_chaque_logement_en_tete(self):
        lettre = lire("proces_verbal", PROCES_VERBAL_LONG)

        assert "1 60-0412 T4 de 82 m², 2e étage c, b, d, 1 report" in lettre
        assert "12 60-0423 T4 de 82 m², 2e étage examen reporté" in lettre

    def test_dit_l_exemption_de_trois_demandes(self):
        lettre = lire("proces_verbal", PROCES_VERBAL_LONG)

        assert "Moins de demandes que le minimum candidat désigné par le préfet au titre du DALO" in lettre

    def test_dit_le_report_d_un_logement_et_qu_il_n_est_pas_une_decision(self):
        lettre = lire("proces_verbal", PROCES_VERBAL_LONG)

        assert "Examen reporté : il ne restait plus assez de membres présents pour décider (10 h 52)" in lettre
        assert "2 membres désignés présents, 3 exigés : non atteint à 10 h 50" in lettre
