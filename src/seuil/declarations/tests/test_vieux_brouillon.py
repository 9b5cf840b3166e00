"""A draft of an older version, or altered, is a form to go on with: never a failure."""

import json
from typing import Any

import pytest
from django.test import Client

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import IDENTITE, PAGES, brut


@pytest.fixture
def navigateur(client, monde, db) -> Client:
    client.post("/demander/")
    return client


def tenir(reponses: Any) -> None:
    """Let the draft hold these answers, whatever they are."""
    garde = Brouillon.objects.get()
    garde.reponses = reponses
    garde.save()


class TestBrouillonDUneAutreVersion:
    @pytest.mark.parametrize(
        "reponses",
        [
            {"vous": {"prenom": ["Zélie"]}, "personnes": [], "foyer": True},
            {"version": 1, "pages": {"identite": {"prenom": ["Zélie"]}}},
            {"version": 99, "pages": {"inconnue": {"x": ["1"]}, "travail:disparue": {"contrat": ["CDI"]}}},
            {"version": 1, "personnes": [{"lien": ["a_charge"], "prenom": ["Lou"]}], "pages": ["identite"]},
            {"pages": {"identite": "Zélie", "adresse": None}, "personnes": {"p1": None}, "retirees": ["p1"]},
            {"pages": {"identite": {"nom": [None], "prenom": [3]}}, "aide": "Mme Diallo"},
            ["identite"],
            None,
            {"version": 2, "pages": {"logement": {"occupation": ["CHATEAU"]}, "communes": {"communes": ["99999"]}}},
        ],
    )
    def test_redemande_ce_qui_ne_se_lit_plus(self, navigateur, reponses):
        tenir(reponses)

        assert navigateur.get("/demander/identite/").status_code == 200
        assert navigateur.get("/demander/relecture/")["Location"] == "/demander/identite/"

    def test_garde_ce_qui_se_lit_encore(self, navigateur):
        tenir(
            {"version": 1, "pages": {"identite": brut(IDENTITE), "adresse": {"adresse": ["7, rue"], "ancien": ["x"]}}}
        )

        assert "7, rue" in navigateur.get("/demander/adresse/").content.decode()
        assert navigateur.get("/demander/relecture/")["Location"] == "/demander/situation/"


class TestBrouillonAltere:
    @pytest.fixture(params=[b"x", b"x" * 12, b"x" * 200])
    def altere(self, navigateur, request) -> Client:
        navigateur.post("/demander/identite/", IDENTITE)
        Brouillon.objects.update(contenu=request.param)
        return navigateur

    @pytest.mark.parametrize("etape", ["identite", "foyer", "relecture", "envoi"])
    def test_ne_s_ouvre_pas_et_le_dit(self, altere, etape):
        reponse = altere.get(f"/demander/{etape}/", follow=True)

        assert reponse.redirect_chain == [("/demander/", 302)]
        assert "Les réponses gardées ne s’ouvrent plus." in reponse.content.decode()

    @pytest.mark.parametrize("chemin", ["/demander/identite/", "/demander/envoyer/"])
    def test_n_est_pas_recouvert(self, altere, chemin):
        """The key of the installation may come back: what does not open today is kept as it is."""
        avant = bytes(Brouillon.objects.get().contenu)

        assert altere.post(chemin, IDENTITE)["Location"] == "/demander/"
        assert bytes(Brouillon.objects.get().contenu) == avant

    def test_laisse_en_commencer_un_autre(self, altere):
        assert altere.post("/demander/", {"autre": "1"})["Location"] == "/demander/identite/"
        assert altere.get("/demander/identite/").status_code == 200

    def test_ne_s_ouvre_pas_par_son_code(self, altere):
        code = altere.post("/demander/plus-tard/").context["code"]

        assert Client().post("/demander/reprendre/", {"code": code})["Location"] == "/demander/"


class TestSaisieHostile:
    @pytest.mark.parametrize(
        ("etape", "champ", "saisie"),
        [
            ("identite", "nom", "\u202eFictive"),
            ("identite", "nom", ["Un", "Deux"]),
            ("identite", "naissance_annee", "9999"),
            ("montants/vous", "montant_SAL", "-1"),
            ("montants/vous", "montant_SAL", "1000000000"),
            ("depuis", "nb_occupants", "1e9"),
            ("precisions", "precisions", "x" * 10_000),
            ("types", "types", ["T4", "T4", "\0"]),
            ("communes", "communes", ["\0", "' OR 1=1", "60159" * 1000]),
            ("foyer", "corriger", "\0"),
            ("foyer", "personne", "../../etc"),
        ],
    )
    def test_a_une_reponse_sans_panne(self, navigateur, etape, champ, saisie):
        navigateur.post("/demander/sources/vous/", {"sources": ["SAL"]})

        statut = navigateur.post(f"/demander/{etape}/", PAGES[etape] | {champ: saisie}).status_code

        assert statut in (302, 422)
        assert json.dumps(Brouillon.objects.get().reponses)
