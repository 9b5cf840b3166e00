"""D6: a household registered in each town, through the whole form, ends in its own town."""

import pytest
from django.test import Client

from seuil.declarations.tests.saisies import PAGES, SUITE, photo
from seuil.demandes.models import Demande
from seuil.demo.villes import villes
from seuil.reactions.travaux import vider
from seuil.territoires.models import Commune


@pytest.mark.parametrize("ville", villes(), ids=lambda ville: ville.code)
def test_inscrit_un_menage_qui_finit_dans_sa_ville(monde, settings, ville):
    settings.HOTES_DES_TERRITOIRES = {}
    dit, racine = ville.dit["foyers"], f"/{ville.code}/"
    communes = {commune.pk: f"{commune.nom} ({commune.codes_postaux[:5]})" for commune in Commune.objects.all()}
    chez, voulue = communes[dit["habite"]], communes[dit["souhaits"][0]]
    pages = PAGES | {"adresse": PAGES["adresse"] | {"lieu": chez}, "communes": {"q": voulue, **SUITE}}
    reponses = {"": {}} | {f"{nom}/": champs for nom, champs in pages.items()}
    menage = Client(SERVER_NAME="localhost")

    suites = [menage.post(f"{racine}demander/{etape}", saisie)["Location"] for etape, saisie in reponses.items()]
    envoi = menage.post(f"{racine}demander/envoyer/", {"exact": "on", "piece": photo()})
    vider()
    fin = menage.post(f"{racine}bienvenue/note/", follow=True)

    assert all(suite.startswith(racine) for suite in [*suites, envoi["Location"]])
    assert fin.redirect_chain[-1][0] == f"{racine}ma-demande/"
    demande = Demande.objects.latest("pk")
    assert demande.ressort_id == ville.territoire.ressort_id
    assert ville.territoire.nom in fin.content.decode().replace("\u00a0", " ")
