"""F2: the street field proposes addresses of the State's service where the installation asks it."""

import pytest

from seuil.declarations.tests.saisies import IDENTITE


class TestChampDeLaRue:
    @pytest.mark.parametrize(("regle", "propose"), [("", False), ("http://127.0.0.1:9/", True)])
    def test_le_champ_ne_propose_que_si_c_est_regle(self, client, monde, settings, regle, propose):
        settings.ADRESSES_DE_L_ETAT = regle
        client.post("/demander/")
        client.post("/demander/identite/", IDENTITE)
        client.post("/demander/situation/", {"nationalite": "1", "situation_familiale": "C"})

        page = client.get("/demander/adresse/").content.decode()

        assert ('data-suggestions="/adresses/"' in page) is propose
