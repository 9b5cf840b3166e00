"""Communes as people write them, and the territory that rules each."""

import pytest
from django.core.exceptions import ValidationError

from seuil.acteurs.requetes import bailleurs_presents, guichets_de
from seuil.territoires.forms import CommuneField
from seuil.territoires.models import Commune, Departement, Epci, Region, Territoire
from seuil.territoires.requetes import territoire_de

pytestmark = pytest.mark.usefixtures("monde")


class TestCarte:
    def test_est_celle_de_la_france_entiere(self):
        assert Commune.objects.count() == 34_922
        assert Region.objects.get(pk="32").nom == "Hauts-de-France"
        assert Departement.objects.filter(ressort="111").count() == 8
        assert Epci.objects.get(pk="200067965").nom.endswith("Compiègne et de la Basse Automne")

    def test_borne_les_cinq_territoires_des_guides(self):
        codes = sorted(Territoire.objects.values_list("pk", flat=True))

        assert codes == ["compiegne", "dugny", "nancy", "ronchin", "villemoisson"]


class TestTerritoireDe:
    @pytest.mark.parametrize(
        ("commune", "attendu"), [("60159", "compiegne"), ("60156", "compiegne"), ("93030", "dugny")]
    )
    def test_donne_l_autorite_de_la_commune(self, commune, attendu):
        assert territoire_de(Commune.objects.get(pk=commune)).pk == attendu

    def test_ne_donne_rien_ailleurs(self):
        assert territoire_de(Commune.objects.get(pk="60057")) is None


class TestCommuneField:
    @pytest.mark.parametrize("saisie", ["Compiègne", "compiegne", "COMPIEGNE", " Compiègne ", "Compiègne (60200)"])
    def test_trouve_la_commune_comme_on_l_ecrit(self, saisie):
        assert CommuneField(label="Commune").clean(saisie).pk == "60159"

    @pytest.mark.parametrize("saisie", ["Atlantis", "99999", "🙂", "x" * 10_000, "\x00"])
    def test_dit_ce_qui_n_a_pas_ete_trouve(self, saisie):
        with pytest.raises(ValidationError):
            CommuneField(label="Commune").clean(saisie)

    def test_propose_les_homonymes(self):
        with pytest.raises(ValidationError, match="Plusieurs communes répondent"):
            CommuneField(label="Commune").clean("Saint-Denis")

    def test_se_borne_au_ressort(self):
        with pytest.raises(ValidationError, match="ici"):
            CommuneField(label="Commune", ressort="060").clean("Marseille")


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
