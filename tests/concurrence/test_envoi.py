"""Two sends of one form released together, through the site, on real transactions: one demand, one number."""

import pytest
from django.test import Client

from seuil.declarations.tests.saisies import photo, remplir
from seuil.demandes.models import Demande, Remise
from tests.concurrence.test_au_meme_instant import ensemble

pytestmark = pytest.mark.django_db(transaction=True)


def copie(navigateur: Client) -> Client:
    """Return the same browser, in another tab."""
    autre = Client()
    autre.cookies = navigateur.cookies.copy()
    return autre


class TestEnvoiDouble:
    def test_donne_une_demande_et_deux_fois_le_meme_numero(self, monde):
        """N1: a double click at the same instant."""
        navigateur = Client()
        navigateur.post("/demander/")
        remplir(navigateur)
        onglets = [copie(navigateur) for _ in range(4)]

        reponses = ensemble(
            *[
                lambda onglet=onglet: onglet.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})
                for onglet in onglets
            ]
        )

        demande = Demande.objects.get(guichet="GDPUB")
        assert [getattr(reponse, "url", reponse) for reponse in reponses] == ["/bienvenue/"] * 4
        assert Remise.objects.get().demande == demande
        pages = [onglet.get("/bienvenue/").content.decode() for onglet in onglets]
        codes = {page.split('id="code-acces">')[1].split("<")[0] for page in pages}
        assert len(codes) == 1
