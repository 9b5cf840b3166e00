"""A household answers its offer: a window left open undoes nothing."""

import re
from html import unescape

import pytest

from seuil.baux.models import Offre
from seuil.demandes.tests.menage import connecter

VUE = re.compile(r'name="vue" value="([^"]*)"')


@pytest.fixture
def menage(client, offre):
    """The browser of the household of the offer."""
    return connecter(client, offre.demande)


class TestFenetreOubliee:
    def test_un_refus_ne_defait_pas_une_acceptation_sans_un_mot(self, menage, offre):
        """N7: accepted in one window, refused in another left open: the page says so and asks again."""
        vue = VUE.search(menage.get("/ma-demande/offre/").content.decode())[1]
        menage.post("/ma-demande/offre/accepter/", {"accord": "on", "vue": vue})

        reponse = menage.post("/ma-demande/offre/refuser/", {"motif": "Autre raison", "vue": vue})

        assert reponse.status_code == 422
        dite = " ".join(unescape(reponse.content.decode()).split())
        assert "Cette page a changé depuis que vous l’avez ouverte. L’offre est maintenant : acceptée." in dite
        assert Offre.objects.get(pk=offre.pk).etat == "acceptee"

        nouvelle = VUE.search(reponse.content.decode())[1]
        menage.post("/ma-demande/offre/refuser/", {"motif": "Autre raison", "vue": nouvelle})
        assert Offre.objects.get(pk=offre.pk).etat == "refusee"
