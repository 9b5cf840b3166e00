"""D6: each town at its own address; signing in, links, redirections and errors stay there."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.habilitations.adresses import adresses

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.villes import villes
from seuil.territoires.portail import mots_reserves
from seuil.territoires.reference import tables

VILLES = ("compiegne", "nancy", "dugny", "ronchin", "villemoisson")
SANS_COMPTE = ("", "guichets/", "grille/", "parc/", "mes-droits/", "connexion/", "demander/", "accessibilite/")


def ville(code: str):
    return next(ville for ville in villes() if ville.code == code)


def liens(page: str) -> set[str]:
    """Return the addresses that a page leads to, files apart."""
    return {lien for lien in re.findall(r'(?:href|action)="(/[^"]*)"', page) if not lien.startswith("/statique/")}


class TestAdresses:
    @pytest.mark.parametrize("code", VILLES)
    @pytest.mark.parametrize("chemin", SANS_COMPTE)
    def test_tient_dans_sa_ville(self, visiteur, code, chemin):
        reponse = visiteur.get(f"/{code}/{chemin}")

        assert reponse.status_code == 200
        page = reponse.content.decode()
        assert ville(code).territoire.nom in page.replace("\u00a0", " ")
        ailleurs = {lien for lien in liens(page) if not lien.startswith((f"/{code}/", "/gestion/"))}
        assert ailleurs <= ({f"/{autre}/" for autre in VILLES} if not chemin else set())

    @pytest.mark.parametrize("code", VILLES)
    def test_tient_dans_sa_ville_quand_une_page_manque(self, visiteur, code):
        reponse = visiteur.get(f"/{code}/nulle-part/")

        assert reponse.status_code == 404
        assert f'href="/{code}/"' in reponse.content.decode()

    def test_ne_laisse_pas_de_trace_apres_la_demande(self, visiteur):
        visiteur.get("/nancy/mes-droits/")

        assert reverse("eligibilite") == "/mes-droits/"

    def test_envoie_les_agents_a_leur_seule_adresse(self, visiteur):
        assert visiteur.get("/nancy/gestion/?a=1").headers["Location"] == "/gestion/?a=1"

    def test_complete_une_adresse_sans_sa_barre(self, visiteur):
        assert visiteur.get("/nancy").headers["Location"] == "/nancy/"
        assert visiteur.get("/nancy/mes-droits").headers["Location"] == "/nancy/mes-droits/"

    def test_aucun_territoire_ne_porte_le_nom_d_une_page(self):
        assert not {table["code"] for table in tables()} & mots_reserves()
        assert {chemin.split("/")[0] for _, chemin in adresses()} - {""} <= mots_reserves()


class TestNomsPropres:
    """In production a town may have a host name of its own: no code in its addresses."""

    @pytest.fixture(autouse=True)
    def _hotes(self, settings):
        settings.HOTES_DES_TERRITOIRES = {"logement.nancy.example": "nancy", "logement.dugny.example:8443": "dugny"}

    def test_sert_la_ville_sans_son_code(self, monde):
        page = Client(SERVER_NAME="logement.nancy.example").get("/guichets/").content.decode()

        assert "OMh du Grand Nancy" in page.replace("\u00a0", " ")
        assert all(not lien.startswith("/nancy") for lien in liens(page))

    @pytest.mark.parametrize(
        ("hote", "chemin", "attendue"),
        [
            ("logement.nancy.example", "/nancy/grille/?a=1", "/grille/?a=1"),
            ("logement.nancy.example", "/dugny/grille/", "http://logement.dugny.example:8443/grille/"),
            ("localhost", "/nancy/", "http://logement.nancy.example/"),
        ],
    )
    def test_mene_a_l_adresse_preferee(self, monde, hote, chemin, attendue):
        assert Client(SERVER_NAME=hote).get(chemin).headers["Location"] == attendue

    @pytest.mark.parametrize("chemin", ["/nancy//mal.example/", "/nancy/\\mal.example/", "/nancy///mal.example/"])
    def test_ne_mene_pas_hors_du_site(self, monde, chemin):
        vers = Client(SERVER_NAME="logement.nancy.example").get(chemin).headers["Location"]

        assert vers.startswith("/")
        assert not vers.startswith(("//", "/\\"))

    def test_laisse_les_autres_villes_a_leur_code(self, monde):
        assert Client(SERVER_NAME="logement.nancy.example").get("/ronchin/grille/").status_code == 200


class TestTrouver:
    @pytest.mark.parametrize(
        ("saisie", "code"),
        [("60200", "compiegne"), ("nancy", "nancy"), ("DUGNY", "dugny"), ("59790", "ronchin"), ("91360", None)],
    )
    def test_ouvre_la_ville_d_une_commune_ou_d_un_code_postal(self, visiteur, saisie, code):
        """91360 is shared by four communes: the one that has pages is shown, the others are named."""
        reponse = visiteur.get("/", {"commune": saisie})

        if code:
            assert reponse.headers["Location"] == f"/{code}/"
        else:
            page = reponse.content.decode()
            assert 'href="/villemoisson/"' in page
            assert "Pas encore de pages ici pour" in page

    def test_dit_ce_qu_on_peut_faire_ailleurs(self, visiteur):
        page = visiteur.get("/", {"commune": "Brest"}).content.decode()

        assert "Brest" in page
        assert "demande-logement-social.gouv.fr" in page

    @pytest.mark.parametrize("saisie", ["Nullepart", "", "<b>", "\0"])
    def test_refuse_au_champ_en_gardant_ce_qui_est_tape(self, visiteur, saisie):
        reponse = visiteur.get("/", {"commune": saisie})

        assert reponse.status_code == 422
        assert 'aria-invalid="true"' in reponse.content.decode()

    def test_montre_ce_qui_ressemble_sans_y_mener(self, visiteur):
        reponse = visiteur.get("/", {"commune": "Compeigne"})

        assert reponse.status_code == 200
        assert 'href="/compiegne/"' in reponse.content.decode()

    def test_garde_ou_l_on_allait(self, visiteur):
        demandee = visiteur.get("/mes-droits/").headers["Location"]

        assert demandee == "/?suite=%2Fmes-droits%2F"
        assert 'href="/nancy/mes-droits/"' in visiteur.get(demandee).content.decode()
        assert visiteur.get(f"{demandee}&commune=54000").headers["Location"] == "/nancy/mes-droits/"

    def test_garde_ce_qu_on_y_demandait(self, visiteur):
        demandee = visiteur.get("/mes-droits/?age=34").headers["Location"]

        assert visiteur.get(f"{demandee}&commune=54000").headers["Location"] == "/nancy/mes-droits/?age=34"

    @pytest.mark.parametrize("suite", ["//mal.example/", "https://mal.example/", "\\\\mal.example", "../gestion/"])
    def test_ne_mene_pas_hors_du_site(self, visiteur, suite):
        vers = visiteur.get("/", {"commune": "54000", "suite": suite}).headers["Location"]

        assert vers.startswith("/nancy/")

    def test_ne_donne_pas_de_temoin_a_qui_ne_fait_que_lire(self, visiteur):
        visiteur.get("/nancy/")

        assert "seuil_session" not in visiteur.cookies


class TestMenage:
    @pytest.fixture
    def inscrits(self, visiteur, le):
        """One household per town, registered on the portal."""
        faites = {}
        for rang, code in enumerate(VILLES):
            dossier = dossier_d_exemple(ville(code), Mere(nom=f"Fictive{'abcde'[rang]}"))
            faites[code] = enregistrer(dossier, par=Demandeur(), le=le).demande
        return faites

    @pytest.mark.parametrize("code", VILLES)
    def test_finit_dans_sa_ville(self, inscrits, code):
        menage = connecter(Client(SERVER_NAME="localhost"), inscrits[code])

        assert menage.get(f"/{code}/ma-demande/").status_code == 200

    def test_est_mene_de_la_ville_d_un_autre_ressort_a_la_sienne(self, inscrits):
        menage = connecter(Client(SERVER_NAME="localhost"), inscrits["compiegne"])

        reponse = menage.get("/nancy/ma-demande/", follow=True)

        assert reponse.redirect_chain[-1][0] == "/compiegne/ma-demande/"
        assert "ne se suit pas sur les pages « Grand Nancy »" in reponse.content.decode().replace("\u00a0", " ")

    def test_ne_lit_pas_l_accueil_de_sa_demande_dans_la_ville_d_un_autre_ressort(self, inscrits):
        menage = connecter(Client(SERVER_NAME="localhost"), inscrits["compiegne"])

        assert menage.get("/nancy/bienvenue/").headers["Location"] == "/compiegne/bienvenue/"

    def test_est_la_meme_demande_dans_deux_villes_d_un_ressort(self, inscrits):
        """Dugny and Villemoisson are both of Île-de-France: one number, in both portals."""
        demande = inscrits["dugny"]
        menage = connecter(Client(SERVER_NAME="localhost"), demande)

        pages = [menage.get(f"/{code}/ma-demande/") for code in ("dugny", "villemoisson")]

        assert [page.status_code for page in pages] == [200, 200]
        assert all(demande.numero_unique[-5:] in page.content.decode() for page in pages)

    def test_retrouve_sa_ville_depuis_une_adresse_sans_ville(self, inscrits):
        menage = connecter(Client(SERVER_NAME="localhost"), inscrits["ronchin"])
        menage.get("/ronchin/ma-demande/")

        assert menage.get("/ma-demande/").headers["Location"] == "/ronchin/ma-demande/"

    def test_se_connecte_et_quitte_dans_sa_ville(self, visiteur, le):
        inscrite = enregistrer(dossier_d_exemple(ville("nancy")), par=Demandeur(), le=le)
        saisie = {"numero": inscrite.demande.numero_unique, "code": inscrite.code_acces}
        menage = visiteur

        assert menage.post("/nancy/connexion/", saisie).headers["Location"] == "/nancy/ma-demande/"
        assert menage.post("/nancy/quitter/").headers["Location"] == "/nancy/"


class TestAgents:
    @pytest.mark.parametrize(
        ("identifiant", "lieu"),
        [
            ("guichet", "Compiègne"),
            ("guichet-nancy", "Grand Nancy"),
            ("reservataire-dugny", "Dugny"),
            ("bailleur-ronchin", "Nord"),
            ("bailleur-dugny", "Île-de-France"),
        ],
    )
    def test_lit_ou_il_travaille_sur_ses_pages(self, agents, client, identifiant, lieu):
        client.force_login(agents[identifiant])

        page = client.get(reverse("gestion:accueil")).content.decode().replace("\u00a0", " ")

        assert f'<span class="lieu">{lieu}</span>' in page
