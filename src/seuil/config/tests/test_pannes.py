"""What a person reads when no page could answer: where to go, and that nothing was lost."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from seuil.acteurs.tests.portes import lire
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import photo, remplir
from seuil.demandes.models import Demande


@pytest.fixture
def navigateur(monde, db) -> Client:
    return Client(raise_request_exception=False)


class TestAdresseMalOuverte:
    @pytest.mark.parametrize(
        ("adresse", "lien"),
        [
            ("/demander/envoyer/", "/demander/"),
            ("/bienvenue/note/", "/bienvenue/"),
            ("/ma-demande/offre/accepter/", "/ma-demande/offre/"),
            ("/gestion/guichet/enregistrer/", "/gestion/guichet/"),
            ("/gestion/vacances/1/orienter/", "/gestion/logements/"),
            ("/gestion/quitter/", "/gestion/"),
            ("/quitter/", "/"),
        ],
    )
    def test_dit_ou_aller(self, navigateur, adresse, lien):
        """N10: an address made for POST, reopened by hand, is no longer an empty page."""
        reponse = navigateur.get(adresse)

        assert (reponse.status_code, reponse["Allow"]) == (405, "POST")
        assert "Cette adresse ne s’ouvre pas ainsi" in lire(reponse)
        assert f'href="{lien}"' in reponse.content.decode()

    def test_garde_la_forme_de_la_maison(self, navigateur):
        page = navigateur.post("/guichets/").content.decode()

        assert page.count("<h1>") == 1
        assert '<html lang="fr"' in page


class TestPanne:
    def test_dit_que_la_base_ne_repond_pas(self, navigateur):
        """N1: PostgreSQL is down."""
        with connection.execute_wrapper(ne_pas_repondre("")):
            reponse = navigateur.get("/guichets/")

        assert (reponse.status_code, reponse["Retry-After"]) == (503, "30")
        assert "Ce que vous aviez déjà enregistré est gardé." in lire(reponse)

    def test_garde_le_brouillon_quand_le_disque_est_plein(self, navigateur):
        """N1: the disk is full at the moment of registering; sending again is enough."""
        navigateur.post("/demander/")
        remplir(navigateur)
        with connection.execute_wrapper(ne_pas_repondre('INSERT INTO "demandes_demande"')):
            panne = navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})
        gardees = Brouillon.objects.get().reponses

        renvoi = navigateur.post("/demander/envoyer/", {"exact": "on"})

        assert panne.status_code == 503
        assert "n’est enregistrée qu’une fois" in lire(panne)
        assert gardees["pages"]["identite"]["prenom"] == ["Zélie"]
        assert renvoi["Location"] == "/bienvenue/"
        assert Demande.objects.filter(guichet="GDPUB").count() == 1


def ne_pas_repondre(debut: str):
    """Return what stands between Django and the server, and refuses the statements that begin so."""

    def refuser(execute, sql, params, many, context):
        if sql.startswith(debut):
            raise OperationalError("could not extend file: No space left on device")
        return execute(sql, params, many, context)

    return refuser


class TestIllisible:
    def test_dit_qu_un_formulaire_d_un_autre_alphabet_ne_se_lit_pas(self, navigateur):
        """S9: a body said to be in another charset made a 500 at every address."""
        genre = "application/x-www-form-urlencoded; charset=iso-8859-1"

        reponse = navigateur.generic("POST", "/connexion/", "a=b", content_type=genre)

        assert reponse.status_code == 400
