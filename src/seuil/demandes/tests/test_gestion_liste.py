"""Search the demands: what a perimeter shows, what a list never says."""

import pytest

from seuil.acteurs.tests.portes import entrer, lire

LISTE = "/gestion/demandes/"


@pytest.fixture
def chercher(client, settings, agents, demande):
    """Return the answer of the list to an agent, for a query."""

    def demander(agent="bailleur", **criteres):
        return entrer(client, settings, agents[agent]).get(LISTE, criteres)

    return demander


class TestListe:
    def test_compte_les_demandes_du_departement(self, chercher):
        page = lire(chercher())

        assert "61 demandes, les plus récentes d’abord" in page
        assert "Page 1 Page 2 Page 3 Page 4" in page

    def test_trouve_par_le_numero_avec_ou_sans_espaces(self, chercher, demande):
        numero = demande.numero_unique
        espace = f"{numero[:3]} {numero[3:7]} {numero[7:13]} {numero[13:]}"

        assert "1 demande, les" in lire(chercher(q=numero))
        assert "Madame Zélie Fictive" in lire(chercher(q=espace))

    def test_trouve_par_le_nom_sans_les_accents(self, chercher):
        assert "Madame Zélie Fictive" in lire(chercher(q="fictive zelie"))

    @pytest.mark.parametrize("saisie", ["06 12 34 56 78", "+33 (0)6 12 34 56 78", "0612345678"])
    def test_trouve_par_le_telephone_comme_on_l_ecrit(self, chercher, demande, saisie):
        demande.telephone = "+33612345678"
        demande.save(update_fields=["telephone"])

        assert "Madame Zélie Fictive" in lire(chercher(q=saisie))

    def test_ne_trouve_pas_un_foyer_protege_par_son_telephone(self, chercher, demande):
        demande.telephone, demande.est_protegee = "+33612345678", True
        demande.save(update_fields=["telephone", "est_protegee"])

        assert "Aucune demande trouvée" in lire(chercher(q="06 12 34 56 78"))

    def test_trouve_par_la_commune_souhaitee(self, chercher):
        assert "Madame Zélie Fictive" in lire(chercher(q="fictive", commune="Margny-lès-Compiègne"))
        assert "Aucune demande trouvée" in lire(chercher(q="fictive zelie", commune="Beauvais"))

    def test_ne_donne_rien_d_un_autre_departement(self, chercher, demande):
        page = lire(chercher("nancy", q=demande.numero_unique))

        assert "Aucune demande trouvée" in page
        assert "Fictive" not in page

    def test_ne_dit_pas_un_mot_des_violences(self, chercher, demande):
        demande.motifs, demande.situations = ["06"], ["viol"]
        demande.save()

        assert "iolence" not in lire(chercher(q=demande.numero_unique))

    @pytest.mark.parametrize("saisie", ["\x00", "🚪", "x" * 10_000, "%", "' or 1=1 --"])
    def test_ne_casse_sur_aucune_saisie(self, chercher, saisie):
        assert chercher(q=saisie).status_code in (200, 422)

    @pytest.mark.parametrize("page", ["0", "-1", "abc", "5326013479743287237541888"])
    def test_borne_les_pages(self, chercher, page):
        assert chercher(page=page).status_code == 200

    def test_tient_en_peu_de_requetes(self, client, settings, agents, demande, django_assert_max_num_queries):
        entrer(client, settings, agents["bailleur"])
        client.get("/gestion/compte/")  # the session writes that the agent is there, once a minute, at any page

        with django_assert_max_num_queries(11):  # one writes who looked, one says where the agent works
            client.get(LISTE)
