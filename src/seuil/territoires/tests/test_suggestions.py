"""What a field asks while one types: public, quick, kept, never a failure."""

import pytest

pytestmark = pytest.mark.usefixtures("monde")


@pytest.fixture
def demander(visiteur):
    """Return a function: the answer to a question."""
    return lambda question: visiteur.get("/communes/", question)


class TestSuggestions:
    def test_propose_la_commune_d_aujourd_hui_et_dit_pourquoi(self, demander):
        assert demander({"q": "Pierrefitte-sur-Sei"}).json()["suggestions"][0] == {
            "ecrit": "Saint-Denis (93200)",
            "libelle": "Saint-Denis (93200), Seine-Saint-Denis",
            "pourquoi": "Pierrefitte-sur-Seine en fait partie depuis 2025.",
        }

    def test_se_borne_au_ressort(self, demander):
        assert demander({"q": "Nancy", "ressort": "060"}).json() == {"suggestions": []}

    def test_ne_propose_que_les_communes_souhaitables(self, demander):
        assert demander({"q": "Papeete", "souhaitables": "1"}).json() == {"suggestions": []}

    def test_repond_dans_une_ville_comme_ailleurs(self, visiteur):
        assert visiteur.get("/nancy/communes/", {"q": "60200"}).json()["suggestions"][0]["ecrit"] == "Compiègne (60200)"

    def test_est_gardee_un_jour_et_ne_pose_aucun_temoin(self, demander):
        reponse = demander({"q": "Nancy"})

        assert reponse.headers["Cache-Control"] == "public, max-age=86400"
        assert not reponse.cookies

    def test_compte_peu_de_questions_a_la_base(self, demander, django_assert_max_num_queries):
        with django_assert_max_num_queries(6):
            demander({"q": "Compeigne"})

    @pytest.mark.parametrize(
        "question",
        [
            {},
            {"q": ""},
            {"q": "\x00"},
            {"q": "x" * 10_000},
            {"q": ["a", "b"]},
            {"q[]": "a"},
            {"q": "Nancy", "ressort": "\x00"},
            {"q": "\u202eNancy"},
            {"q": "%"},
            {"q": "' OR 1=1 --"},
            {"q": "٦٠٢٠٠"},
        ],
    )
    def test_ne_tombe_pas(self, demander, question):
        assert demander(question).status_code == 200
