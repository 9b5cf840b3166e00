"""The portal in another language: chosen by a link, kept, only where pages are translated; acts stay French."""

import re

import pytest
from django.test import Client

from seuil.courriers.models import Courrier
from seuil.declarations.tests.saisies import IDENTITE, photo, remplir
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.reactions.travaux import vider

pytestmark = pytest.mark.django_db
VILLE = "/compiegne"
ARABE = re.compile("[\u0600-\u06ff]")


def en(client: Client, langue: str) -> Client:
    """Choose a language as a visitor does."""
    client.get(f"{VILLE}/?langue={langue}")
    return client


def page(client: Client, chemin: str) -> str:
    """Return what is read at that address of the town."""
    reponse = client.get(VILLE + chemin)
    assert reponse.status_code == 200
    return reponse.content.decode()


class TestChoisir:
    def test_garde_la_langue_et_ramene_a_la_meme_page(self, visiteur):
        reponse = visiteur.get(f"{VILLE}/mes-droits/?age=34&langue=ar")

        assert (reponse.status_code, reponse["Location"]) == (302, f"{VILLE}/mes-droits/?age=34")
        temoin = reponse.cookies["seuil_langue"]
        assert (temoin.value, temoin["samesite"], temoin["httponly"]) == ("ar", "Lax", True)

    def test_ne_mene_jamais_a_un_autre_site(self, visiteur):
        """`//exemple.org/` is an address of another site for a browser."""
        reponse = visiteur.generic("GET", "/", PATH_INFO="//exemple.org/", QUERY_STRING="langue=ar")

        assert reponse["Location"] == "/%2Fexemple.org/"

    def test_ne_connait_pas_une_autre_langue(self, visiteur):
        reponse = visiteur.get(f"{VILLE}/?langue=xx")

        assert reponse.status_code == 200
        assert "seuil_langue" not in reponse.cookies

    def test_oublie_un_temoin_qui_n_est_pas_une_langue(self, visiteur):
        visiteur.cookies["seuil_langue"] = "../xx"

        assert '<html lang="fr">' in page(visiteur, "/")

    def test_propose_les_autres_langues_au_pied(self, visiteur):
        lue = page(visiteur, "/guichets/")

        assert '<a href="?langue=en" lang="en" hreflang="en" rel="nofollow">English</a>' in lue
        assert re.search(r'href="\?langue=ar" lang="ar" hreflang="ar"\s+dir="rtl"', lue)
        assert "langue=fr&quot;" not in lue

    def test_marche_hors_d_une_ville(self, visiteur):
        en(visiteur, "en")

        assert '<html lang="en">' in visiteur.get("/").content.decode()


class TestPages:
    def test_se_lisent_en_anglais(self, visiteur):
        lue = page(en(visiteur, "en"), "/demander/")

        assert '<html lang="en">' in lue
        assert "Start my application" in lue
        assert "Commencer ma demande" not in lue

    def test_se_lisent_de_droite_a_gauche_en_arabe(self, visiteur):
        lue = page(en(visiteur, "ar"), "/demander/")

        assert '<html lang="ar" dir="rtl">' in lue
        assert "bootstrap.rtl.min.css" in lue
        assert "bootstrap.min.css" not in lue

    def test_sont_en_francais_facile(self, visiteur):
        lue = page(en(visiteur, "fr-falc"), "/demander/")

        assert '<html lang="fr">' in lue
        assert "Il faut environ 15 minutes." in lue

    def test_gardent_la_langue_quand_une_reponse_est_fausse(self, visiteur):
        en(visiteur, "en").post(f"{VILLE}/demander/")

        reponse = visiteur.post(f"{VILLE}/demander/identite/", IDENTITE | {"naissance_mois": "13"})

        assert reponse.status_code == 422
        assert "The month must be a number from 1 to 12." in reponse.content.decode()

    def test_disent_dans_la_langue_qu_elles_ne_sont_qu_en_francais(self, visiteur):
        lue = page(en(visiteur, "ar"), "/grille/")

        assert '<html lang="fr">' in lue
        assert re.search(r'<p class="avis" lang="ar"\s+dir="rtl">هذه الصفحة موجودة بالفرنسية فقط\.</p>', lue)

    def test_marquent_ce_qui_reste_en_francais(self, visiteur):
        lue = page(en(visiteur, "en"), "/")

        assert '<div lang="fr"><ol class="etapes">' in lue.replace("\n", "")

    def test_des_agents_restent_en_francais(self, visiteur):
        en(visiteur, "en")

        assert '<html lang="fr">' in visiteur.get("/gestion/connexion/").content.decode()


class TestEnregistrer:
    def test_ecrit_en_francais_ce_qui_reste(self, visiteur):
        en(visiteur, "ar").post(f"{VILLE}/demander/")
        remplir(visiteur, f"{VILLE}/demander/")
        visiteur.post(f"{VILLE}/demander/envoyer/", {"piece": photo(), "exact": "on"})
        vider()

        demande = Demande.objects.latest("pk")
        courriers = Courrier.objects.filter(numero_unique=demande.numero_unique)
        envois = Envoi.objects.filter(demande=demande)
        assert (courriers.exists(), envois.exists()) == (True, True)
        ecrits = [
            *courriers.values_list("objet", "contexte"),
            *envois.values_list("titre", "corps"),
            *Entree.objects.filter(objet_id=str(demande.pk)).values_list("contenu", flat=True),
            *demande.notes.values_list("lignes", flat=True),
        ]
        assert [ecrit for ecrit in ecrits if ARABE.search(str(ecrit))] == []
