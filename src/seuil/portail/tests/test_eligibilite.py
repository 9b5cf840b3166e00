"""V6: the page of rights says which year's ceilings it uses."""

from datetime import date

import pytest
from django.test import RequestFactory

from seuil.portail.eligibilite import eligibilite
from seuil.regles.baremes import dates

REPONSES = {
    "commune": "Compiègne",
    "age": "40",
    "en_couple": "non",
    "a_charge": "1",
    "cmi_invalidite": "non",
    "rfr_n2": "18000",
}


def page(annee, **changements):
    """Return the page as it is on 5 January of a year, with single, ordinary spaces."""
    requete = RequestFactory().get("/mes-droits/", REPONSES | changements)
    requete.aujourdhui, requete.session = date(annee, 1, 5), {}
    return " ".join(eligibilite(requete).content.decode().split())


@pytest.mark.filterwarnings("ignore::seuil.regles.plafonds.BaremePerime")
class TestAnneeNonPubliee:
    def test_dit_que_les_plafonds_sont_ceux_d_avant(self, monde):
        """V6: on 5 January of a year without a table, the former one is served with a word."""
        connue = dates("plafonds")[-1].year

        assert f"Les plafonds de {connue + 1} ne sont pas connus : ceux de {connue} sont appliqués." in page(connue + 1)

    def test_ne_dit_rien_d_une_annee_publiee(self, monde):
        assert "ne sont pas connus" not in page(dates("plafonds")[-1].year)

    def test_ne_prete_pas_une_regle_a_un_territoire_qui_n_en_a_pas(self, monde):
        """V8: « C’est la règle du territoire » only where its own table applies."""
        annee = dates("plafonds")[-1].year

        assert "C’est la règle du territoire" in page(annee)
        assert "Nous ne connaissons pas de règle propre" in page(annee, commune="Nancy")
