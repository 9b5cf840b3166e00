"""The map, and the territory that rules each commune."""

import pytest

from seuil.acteurs.requetes import bailleurs_presents, guichets_de
from seuil.territoires.models import Commune, Departement, Epci, Region, SansRessort, Territoire
from seuil.territoires.requetes import territoire_de

pytestmark = pytest.mark.usefixtures("monde")


class TestCarte:
    def test_est_celle_de_la_france_entiere(self):
        assert (
            Commune.objects.count() == 35_009
        )  # the 34 969 communes and 45 arrondissements, without five where nobody lives
        assert Region.objects.get(pk="32").nom == "Hauts-de-France"
        assert Departement.objects.filter(ressort="111").count() == 8
        assert Epci.objects.get(pk="200067965").nom.endswith("Compiègne et de la Basse Automne")

    def test_borne_les_cinq_territoires_des_guides(self):
        codes = sorted(Territoire.objects.values_list("pk", flat=True))

        assert codes == ["compiegne", "dugny", "nancy", "ronchin", "villemoisson"]


class TestRessort:
    def test_est_celui_du_departement(self):
        assert Commune.objects.get(pk="60159").ressort.pk == "060"

    def test_n_existe_pas_en_nouvelle_caledonie(self):
        with pytest.raises(SansRessort):
            _ = Commune.objects.get(pk="98818").ressort


class TestTerritoireDe:
    @pytest.mark.parametrize(
        ("commune", "attendu"), [("60159", "compiegne"), ("60156", "compiegne"), ("93030", "dugny")]
    )
    def test_donne_l_autorite_de_la_commune(self, commune, attendu):
        assert territoire_de(Commune.objects.get(pk=commune)).pk == attendu

    def test_ne_donne_rien_ailleurs(self):
        assert territoire_de(Commune.objects.get(pk="60057")) is None


class TestAnnuaire:
    def test_montre_d_abord_les_guichets_qui_enregistrent(self):
        guichets = list(guichets_de(Territoire.objects.get(pk="compiegne")))

        assert guichets
        assert [guichet.enregistre for guichet in guichets] == sorted(
            (guichet.enregistre for guichet in guichets), reverse=True
        )

    def test_nomme_les_bailleurs_presents_une_fois(self):
        noms = [bailleur.nom for bailleur in bailleurs_presents(Commune.objects.filter(pk__in=["60159", "60382"]))]

        assert "Les Logis d’Exemple" in noms
        assert noms == sorted(set(noms))
