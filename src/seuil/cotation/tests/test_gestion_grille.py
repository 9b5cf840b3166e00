"""Read the published grid, publish another version."""

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.cotation.models import Grille
from seuil.cotation.requetes import grilles_en_vigueur

PUBLIER = "/gestion/grille/publier/"


@pytest.fixture
def guichet(client, settings, agents):
    return entrer(client, settings, agents["guichet"])


@pytest.fixture
def texte(agents, le):
    return grilles_en_vigueur(["compiegne"], le)["compiegne"].texte


class TestGrille:
    def test_se_lit_rubrique_par_rubrique(self, client, settings, agents):
        page = lire(entrer(client, settings, agents["bailleur"]).get("/gestion/grille/"))

        assert "Version 1, en vigueur depuis le 1er janvier 2023" in page
        assert "Critères nationaux obligatoires" in page
        assert "Loi DALO DALO Compte une fois confirmé par la préfecture 30" in page.replace("L441-1, ", "")
        assert "moins d’1 an : 3 ; de 1 à 2 ans : 6 ; plus de 2 ans : 8" in page

    def test_dit_que_le_territoire_n_en_a_pas(self, client, settings, agents):
        assert "Pas de grille publiée" in lire(entrer(client, settings, agents["nancy"]).get("/gestion/grille/"))

    def test_ne_propose_de_publier_qu_a_son_autorite(self, client, settings, agents):
        assert "Publier une version" not in lire(entrer(client, settings, agents["bailleur"]).get("/gestion/grille/"))


class TestPublier:
    def test_publie_une_version_suivante(self, guichet, texte):
        suivante = texte.replace("version = 1", "version = 2").replace("2023-01-01", "2027-01-01")

        reponse = guichet.post(PUBLIER, {"texte": suivante})

        assert reponse.url == "/gestion/grille/"
        assert Grille.objects.filter(territoire="compiegne", version="2").exists()

    def test_dit_chaque_faute_avec_sa_ligne(self, guichet, texte):
        fautive = texte.replace('critere = "dalo"', 'critere = "dalooo"')

        reponse = guichet.post(PUBLIER, {"texte": fautive})

        assert reponse.status_code == 422
        assert "le critère « dalooo » n’est pas au catalogue ; vouliez-vous dire « dalo » ?" in lire(reponse)
        assert "Ligne " in lire(reponse)
        assert "dalooo" in reponse.content.decode()

    def test_refuse_une_version_deja_publiee(self, guichet, texte):
        reponse = guichet.post(PUBLIER, {"texte": texte.replace("2023-01-01", "2027-01-01")})

        assert reponse.status_code == 422
        assert "La version 1 est déjà publiée" in lire(reponse)

    def test_refuse_la_grille_d_un_autre_territoire(self, guichet, texte):
        ailleurs = texte.replace('territoire = "compiegne"', 'territoire = "nancy"')

        reponse = guichet.post(PUBLIER, {"texte": ailleurs})

        assert reponse.status_code == 422
        assert "Cette grille est celle de « nancy », pas de « compiegne »." in lire(reponse)

    @pytest.mark.parametrize("saisie", ["", "\x00", "= = =", "x" * 300_000])
    def test_ne_casse_sur_aucun_texte(self, guichet, saisie):
        assert guichet.post(PUBLIER, {"texte": saisie}).status_code == 422

    def test_n_est_qu_a_l_autorite_du_territoire(self, client, settings, agents):
        reponse = entrer(client, settings, agents["bailleur"]).get(PUBLIER)

        assert reponse.status_code == 403
        assert "Votre organisme ne publie la grille d’aucun territoire." in lire(reponse)
