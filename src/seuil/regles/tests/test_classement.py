from datetime import date

from seuil.regles.classement import cle_de_classement, tirage


class TestCleDeClassement:
    def test_met_le_meilleur_score_puis_le_plus_ancien_en_tete(self) -> None:
        recent, ancien = date(2024, 1, 2), date(2020, 1, 2)
        candidats = [("A", 20, recent), ("B", 30, recent), ("C", 20, ancien)]

        ordre = sorted(candidats, key=lambda c: cle_de_classement(score=c[1], recue_le=c[2], numero=c[0], graine="g"))

        assert [numero for numero, _, _ in ordre] == ["B", "C", "A"]

    def test_departage_par_le_tirage_de_la_graine(self) -> None:
        numeros = ["0600324000142GEXPL", "0600324000143GEXPL"]

        ordres = [sorted(numeros, key=lambda n: tirage(numero=n, graine=graine)) for graine in ("mars", "juin")]

        assert ordres == [["0600324000142GEXPL", "0600324000143GEXPL"], ["0600324000143GEXPL", "0600324000142GEXPL"]]

    def test_tire_le_sha_256_de_la_graine_et_du_numero(self) -> None:
        assert tirage(numero="bc", graine="a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
