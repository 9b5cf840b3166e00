"""The household's page, and the pages of who acts for it, in a browser."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.journal.models import Consultation, Entree
from seuil.mandats.models import Mandat

SAISIE = {"nom": "M. Jean Voisin", "qualite": "proche", "mois": "3", "change_les_reponses": "on", "accord": "on"}


@pytest.fixture
def foyer(client, demande) -> Client:
    return connecter(client, demande)


def lire(reponse) -> str:
    return " ".join(reponse.content.decode().replace("\u00a0", " ").split())


def code_dit(reponse) -> str:
    return lire(reponse).split('id="code-du-mandat">')[1][:12]


def entrer(demande: Demande, code: str) -> tuple[Client, object]:
    ailleurs = Client()
    reponse = ailleurs.post("/connexion/", {"numero": demande.numero_unique, "code": code})
    return ailleurs, reponse


class TestFoyer:
    def test_donne_un_droit_et_voit_le_code_une_fois(self, foyer, demande):
        page = foyer.post("/ma-demande/qui-agit/", SAISIE)

        assert "Donnez-lui ce code maintenant" in lire(page)
        assert len(code_dit(page)) == 12
        assert "M. Jean Voisin" in lire(foyer.get("/ma-demande/qui-agit/"))
        assert "code-du-mandat" not in lire(foyer.get("/ma-demande/qui-agit/"))

    def test_ne_donne_rien_sans_cocher_son_accord(self, foyer):
        page = foyer.post("/ma-demande/qui-agit/", {**SAISIE, "accord": ""})

        assert page.status_code == 422
        assert Mandat.objects.count() == 0

    def test_demande_ou_travaille_une_travailleuse_sociale(self, foyer):
        page = foyer.post("/ma-demande/qui-agit/", {**SAISIE, "qualite": "social"})

        assert "Écrivez le nom de son service" in lire(page)

    def test_arrete_d_un_clic(self, foyer, mandat):
        reponse = foyer.post(f"/ma-demande/qui-agit/{mandat.pk}/retirer/", follow=True)

        assert "cette personne n’ouvre plus votre demande" in lire(reponse)
        assert Mandat.objects.get(pk=mandat.pk).retire_le is not None

    def test_n_arrete_pas_celui_d_un_autre(self, foyer, mandat):
        autre = Demande.objects.exclude(pk=mandat.demande_id).first()
        Mandat.objects.filter(pk=mandat.pk).update(demande=autre)

        assert foyer.post(f"/ma-demande/qui-agit/{mandat.pk}/retirer/").status_code == 404

    def test_trouve_la_page_depuis_sa_demande(self, foyer):
        assert "Qui agit pour vous" in lire(foyer.get("/ma-demande/"))


class TestMandataire:
    def test_entre_avec_le_numero_et_son_code(self, donne, demande):
        ailleurs, reponse = entrer(demande, donne[1].lower())

        assert reponse["Location"] == "/pour-un-foyer/"
        page = lire(ailleurs.get("/pour-un-foyer/"))
        assert "Mme Aminata Diallo (CCAS d’Exemple)" in page
        assert "Madame Zélie Fictive" in page
        assert "7, rue des Essais" not in page

    @pytest.mark.parametrize(
        "chemin",
        [
            "/ma-demande/",
            "/ma-demande/changer/",
            "/ma-demande/en-entier/",
            "/ma-demande/contacts/",
            "/ma-demande/qui-agit/",
            "/ma-demande/code/",
            "/ma-demande/offre/",
        ],
    )
    def test_n_ouvre_rien_de_l_espace_du_foyer(self, donne, demande, chemin):
        ailleurs, _ = entrer(demande, donne[1])

        assert ailleurs.get(chemin)["Location"].endswith("/connexion/")

    def test_chaque_page_est_montree_au_foyer(self, donne, demande, client):
        ailleurs, _ = entrer(demande, donne[1])
        ailleurs.get("/pour-un-foyer/")

        vue = Consultation.objects.latest("pk")
        assert (vue.service, vue.motif) == ("Mme Aminata Diallo pour le foyer", "mandat")
        page = lire(connecter(client, demande).get("/ma-demande/ouvertures/"))
        assert "Mme Aminata Diallo pour le foyer" in page

    def test_change_une_reponse_pour_le_foyer(self, donne, demande):
        ailleurs, _ = entrer(demande, donne[1])
        page = ailleurs.get("/pour-un-foyer/modifier/")
        form = page.context["form"]
        saisie = {nom: form[nom].value() for nom in form.fields}
        saisie = {nom: valeur for nom, valeur in saisie.items() if valeur not in (None, False, "")}
        depuis = saisie.pop("occupation_depuis")
        saisie |= {f"occupation_depuis_{rang}": dit for rang, dit in enumerate((depuis.day, depuis.month, depuis.year))}

        reponse = ailleurs.post("/pour-un-foyer/modifier/", {**saisie, "surface": "44"})

        assert reponse.status_code == 302, lire(reponse)
        assert Demande.objects.get(pk=demande.pk).surface == 44
        assert Entree.objects.filter(verbe="demande.modifiee").latest("pk").par == "Mme Aminata Diallo pour le foyer"

    def test_ne_voit_ni_l_adresse_ni_les_raisons_a_changer(self, donne, demande):
        ailleurs, _ = entrer(demande, donne[1])

        champs = set(ailleurs.get("/pour-un-foyer/modifier/").context["form"].fields)

        assert champs.isdisjoint({"adresse", "lieu", "telephone", "mel", "motifs", "situations"})

    def test_retire_est_dehors_a_la_demande_suivante(self, donne, demande, foyer):
        ailleurs, _ = entrer(demande, donne[1])
        foyer.post(f"/ma-demande/qui-agit/{donne[0].pk}/retirer/")

        reponse = ailleurs.get("/pour-un-foyer/")

        assert reponse["Location"] == "/connexion/"
        assert [str(dit) for dit in get_messages(reponse.wsgi_request)] == ["Vous ne pouvez plus agir pour ce foyer."]

    def test_compte_ses_essais_avec_ceux_du_foyer(self, donne, demande):
        ailleurs = Client()
        for code in ["AAAAAAAAAA", "AAAAAAAAAAAA", "BBBBBBBBBB", "BBBBBBBBBBBB", "CCCCCCCCCC"]:
            ailleurs.post("/connexion/", {"numero": demande.numero_unique, "code": code})

        reponse = ailleurs.post("/connexion/", {"numero": demande.numero_unique, "code": donne[1]})

        assert "5 essais ont échoué" in lire(reponse)

    def test_ne_garde_rien_du_foyer_qui_etait_entre_ici(self, donne, demande, foyer):
        foyer.post("/connexion/", {"numero": demande.numero_unique, "code": donne[1]})

        assert foyer.get("/ma-demande/")["Location"].endswith("/connexion/")


class TestGuichet:
    def test_donne_un_droit_la_personne_presente(self, client, agents, demande):
        client.force_login(agents["guichet"])

        page = client.post(f"/gestion/demandes/{demande.numero_unique}/qui-agit/", SAISIE)

        assert len(code_dit(page)) == 12
        assert Mandat.objects.get().recueil == "guichet"
        assert "La personne qui demande un logement est présente." in Mandat.objects.get().accord

    def test_arrete_un_droit(self, client, agents, demande, mandat):
        client.force_login(agents["guichet"])

        client.post(f"/gestion/demandes/{demande.numero_unique}/qui-agit/{mandat.pk}/retirer/")

        assert Mandat.objects.get().retire_le is not None

    def test_un_bailleur_ne_voit_ni_ne_donne(self, client, agents, demande):
        client.force_login(agents["bailleur"])

        assert client.post(f"/gestion/demandes/{demande.numero_unique}/qui-agit/", SAISIE).status_code == 403
        assert Mandat.objects.count() == 0
