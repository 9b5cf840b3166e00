"""What the pages say of the answers: the review folded by subject, the errors said once."""

import re

import pytest
from django.test import Client

from seuil.declarations.tests.saisies import PAGES, remplir


@pytest.fixture
def navigateur(client, monde, db) -> Client:
    """A browser that opened a draft."""
    client.post("/demander/")
    return client


def lues(reponse) -> str:
    return re.sub(r"\s+", " ", reponse.content.decode().replace("&nbsp;", " "))


class TestLaRelecture:
    def test_relit_le_sujet_qui_vient_de_changer(self, navigateur):
        remplir(navigateur)

        page = lues(navigateur.get("/demander/relecture/?relu=logement"))

        assert re.findall(r'<details\s+id="relu-(\w+)" open>', page) == ["logement"]

    def test_relit_l_accord_pour_d_autres_communes_avec_sa_question(self, navigateur):
        remplir(navigateur, communes=PAGES["communes"] | {"demande_elargie": "on"})

        page = lues(navigateur.get("/demander/relecture/"))

        assert "J’accepte d’autres communes si mes choix ne sont pas possibles : </span><bdi>Oui</bdi>" in page


class TestUnePageACorriger:
    def test_ne_reproche_pas_une_commune_quand_il_en_propose(self, navigateur):
        reponse = navigateur.post("/demander/communes/", {"q": "Margny", "suite": "continuer"})

        assert "nous trouvons" in lues(reponse)
        assert "Ajoutez au moins une commune" not in lues(reponse)

    def test_dit_une_fois_dans_le_titre_qu_il_y_a_une_erreur(self, navigateur):
        page = lues(navigateur.post("/demander/identite/", {}))

        assert page.split("</title>")[0].count("Erreur") == 1
