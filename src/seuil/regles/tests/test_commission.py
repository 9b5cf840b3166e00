from datetime import date

import pytest

from seuil.regles.commission import (
    LogementExamine,
    Membre,
    Qualite,
    Reglement,
    Seance,
    composition,
    electorat,
    quorum,
    reglement_usuel,
)
from seuil.regles.presences import SeanceIrreguliere, verifier_seance
from seuil.regles.tests.lecture_des_cas import COMMISSION
from seuil.regles.votes import Choix, depouiller

LE = date(2024, 3, 1)
COMPIEGNE = LogementExamine("60159", epci="200067965")


class TestElectorat:
    def test_change_avec_la_commune_du_logement(self) -> None:
        margny = LogementExamine("60382", epci="200067965")

        electeurs = [[membre.code for membre in electorat(COMMISSION, lieu)][-2:] for lieu in (COMPIEGNE, margny)]

        assert electeurs == [["epci", "maire"], ["epci", "maire_margny"]]

    def test_ecarte_un_maire_dont_la_commune_n_est_pas_saisie(self) -> None:
        maire = Membre("maire", Qualite.MAIRE)

        assert electorat([maire], LogementExamine("")) == ()


class TestComposition:
    def test_compte_six_membres_designes(self) -> None:
        assert composition(COMMISSION, LE).est_oui

    def test_refuse_un_membre_designe_de_moins(self) -> None:
        verdict = composition(COMMISSION[1:], LE)

        assert verdict.est_non
        assert verdict.motif.startswith("5")


class TestSeance:
    def test_refuse_un_membre_inscrit_deux_fois(self) -> None:
        seance = Seance((*COMMISSION, COMMISSION[0]), frozenset())

        with pytest.raises(SeanceIrreguliere, match="« d1 » figure deux fois"):
            verifier_seance(seance, reglement_usuel(LE))

    def test_suit_le_quorum_et_les_pouvoirs_de_son_reglement(self) -> None:
        souple = Reglement(quorum_designes=2, pouvoirs_par_membre=2)
        seance = Seance(COMMISSION, frozenset({"d1", "d2"}), {"d3": "d1", "d4": "d1"})

        verifier_seance(seance, souple)

        assert quorum(seance, souple).est_oui
        assert quorum(seance, reglement_usuel(LE)).est_non


class TestScrutin:
    @pytest.mark.parametrize(
        ("suffrages", "motif"),
        [
            ({"d1": Choix.POUR, "d2": Choix.POUR}, "2 pour, 0 contre, 2\xa0abstentions : proposition adoptée."),
            (
                {"d1": Choix.POUR, "d2": Choix.CONTRE, "d3": Choix.CONTRE, "maire": Choix.POUR},
                "2 pour, 2 contre, 0\xa0abstention : proposition adoptée par la voix prépondérante du maire.",
            ),
            (
                {"d1": Choix.POUR, "d2": Choix.CONTRE},
                "1 pour, 1 contre, 2\xa0abstentions : égalité sans voix prépondérante, proposition non adoptée.",
            ),
        ],
    )
    def test_dit_son_decompte_en_une_phrase(self, suffrages, motif) -> None:
        seance = Seance(COMMISSION, frozenset({"d1", "d2", "d3", "maire"}))

        scrutin = depouiller(seance, COMPIEGNE, suffrages)

        assert scrutin.motif == motif
