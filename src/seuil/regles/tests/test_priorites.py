from datetime import date
from types import MappingProxyType

from seuil.regles.priorites import Preuve, Situation, codes, priorites

LE = date(2024, 3, 1)


class TestPriorites:
    def test_mettent_le_dalo_au_rang_zero_et_les_autres_a_egalite(self) -> None:
        declarees = {"handicap": Preuve.PROUVEE, "dalo": Preuve.PROUVEE, "expulsion": Preuve.DECLAREE}

        trouvees = priorites(Situation(MappingProxyType(declarees)), LE)

        assert [(une.lettre, une.rang) for une in trouvees] == [("DALO", 0), ("a", 1), ("l", 1)]

    def test_demandent_la_piece_tant_que_la_situation_n_est_que_declaree(self) -> None:
        (seule,) = priorites(Situation(MappingProxyType({"handicap": Preuve.DECLAREE})), LE)

        assert seule.verdict.motif == "Déclaré, à vérifier : CMI, décision de la CDAPH, AAH ou AEEH."

    def test_couvrent_le_dalo_et_les_quatorze_rubriques(self) -> None:
        assert len(codes(LE)) == 15
