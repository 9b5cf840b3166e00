"""A page sent again as it was shown changes nothing, whatever the order in which its answers were kept."""

from seuil.acteurs.tests.portes import lire
from seuil.declarations.tests.changer import changer
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter


class TestPageRenvoyeeSansRienChanger:
    def test_ne_dit_aucun_changement(self, client, demande):
        """The answers of a page of boxes were kept in another order than the page's."""
        foyer = connecter(client, demande)
        Demande.objects.filter(pk=demande.pk).update(situations=["historique_locatif", "chomage_long", "handicap"])

        changer(foyer, "/ma-demande/changer/priorites/")

        assert "À enregistrer" not in lire(foyer.get("/ma-demande/changer/"))
