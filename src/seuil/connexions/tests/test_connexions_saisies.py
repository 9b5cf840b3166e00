"""A form sent after the session closed comes back filled, to its agent only, and nothing was done meanwhile."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from seuil.acteurs.tests.portes import lire
from seuil.commissions.requetes import candidats
from seuil.connexions.tests.telephone import code, equiper
from seuil.demandes.models import Demande

CONNEXION, MOT_DE_PASSE = "/gestion/connexion/", "seuil-demo-2026"
LETTRE = "Lettre du 21 novembre : elle quitte la « région », l’Oise & le reste."


@pytest.fixture
def adresse(demande):
    return f"/gestion/demandes/{demande.numero_unique}/radier/"


def jeton(client, page) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(page).content.decode())[1]


def entrer(client, identifiant="guichet", suite=CONNEXION):
    saisie = {"identifiant": identifiant, "mot_de_passe": MOT_DE_PASSE}
    return client.post(suite, {**saisie, "csrfmiddlewaretoken": jeton(client, suite)})


def navigateur(identifiant="guichet") -> Client:
    """Come in by the page, in a browser that is asked for its token as a real one."""
    client = Client(enforce_csrf_checks=True)
    entrer(client, identifiant)
    return client


def vieillir(client) -> None:
    session = client.session
    session["vu_a"] = (timezone.now() - timedelta(minutes=31)).timestamp()
    session.save()


def envoyer_trop_tard(client, adresse, saisie, page=None, **entetes):
    """Read the page, stay away for half an hour, send the form."""
    envoi = {**saisie, "csrfmiddlewaretoken": jeton(client, page or adresse)}
    vieillir(client)
    return client.post(adresse, envoi, headers={"Referer": f"http://testserver{page or adresse}", **entetes})


def un_point(point):
    """Return the page of a dwelling in session."""
    return f"/gestion/commissions/points/{point.pk}/"


def un_vote(point):
    """Return the address that only the form of a vote calls."""
    return f"{un_point(point)}candidats/{candidats(point)[0].pk}/decider/"


class TestSaisieGardee:
    def test_revient_dans_son_formulaire_sans_etre_envoyee(self, agents, demande, adresse):
        client = navigateur()

        reponse = envoyer_trop_tard(client, adresse, {"precision": LETTRE, "confirme": "on"})
        accueil = lire(client.get(reponse["Location"]))
        suite = entrer(client, suite=reponse["Location"])["Location"]
        page = client.get(suite)

        assert reponse["Location"] == f"{CONNEXION}?next={adresse}"
        assert "Ce que vous aviez écrit est gardé 60 minutes" in accueil
        assert suite == adresse
        assert "Votre session s’était fermée : rien n’a été envoyé." in lire(page)
        assert "l’Oise &amp; le reste." in page.content.decode()
        assert re.search(r'<input[^>]*name="confirme"[^>]* checked', page.content.decode())
        assert Demande.objects.get(pk=demande.pk).etat == "active"

    def test_s_envoie_ensuite_telle_quelle(self, agents, demande, adresse):
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": LETTRE, "confirme": "on"})
        entrer(client, suite=f"{CONNEXION}?next={adresse}")
        envoi = {"precision": LETTRE, "confirme": "on", "csrfmiddlewaretoken": jeton(client, adresse)}

        assert client.post(adresse, envoi).status_code == 302
        assert Demande.objects.get(pk=demande.pk).etat == "radiee"

    def test_attend_derriere_le_second_facteur(self, agents, adresse, settings):
        settings.DEMO = False
        equiper(agents["guichet"])
        client = Client()
        client.force_login(agents["guichet"])
        client.get("/gestion/")
        vieillir(client)

        client.post(adresse, {"precision": LETTRE}, headers={"Referer": f"http://testserver{adresse}"})
        entrer(client, suite=f"{CONNEXION}?next={adresse}")
        suite = client.post("/gestion/connexion/code/", {"code": code()})["Location"]

        assert suite == adresse
        assert "elle quitte la" in lire(client.get(suite))

    def test_n_est_montree_qu_une_fois(self, agents, adresse):
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": LETTRE})
        entrer(client)
        client.get(adresse)

        assert "elle quitte la" not in lire(client.get(adresse))

    def test_n_est_pas_montree_a_un_collegue_du_meme_poste(self, agents, adresse):
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": LETTRE})
        entrer(client, "secretariat")
        client.get("/gestion/")
        client.post("/gestion/quitter/", {"csrfmiddlewaretoken": jeton(client, "/gestion/")})
        entrer(client)

        assert "elle quitte la" not in lire(client.get(adresse))

    def test_n_est_gardee_qu_une_heure(self, agents, adresse, settings):
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": LETTRE})
        settings.SAISIE_GARDEE_SECONDES = -1
        entrer(client)

        assert "elle quitte la" not in lire(client.get(adresse))

    def test_est_illisible_dans_la_base(self, agents, adresse):
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": LETTRE})

        (gardee,) = [lue["saisie_gardee"] for session in Session.objects.all() if (lue := session.get_decoded())]

        assert "quitte" not in gardee

    def test_revient_a_la_page_qui_portait_le_bouton(self, agents, ouverte):
        """An address made only for a form has no page of its own."""
        client, page, candidature = navigateur("secretariat"), un_point(ouverte), candidats(ouverte)[0]

        reponse = envoyer_trop_tard(client, un_vote(ouverte), {f"c{candidature.pk}-mots": "Deux refus écrits."}, page)
        entrer(client, "secretariat")
        lu = lire(client.get(page))

        assert reponse["Location"] == f"{CONNEXION}?next={page}"
        assert "Ce que vous aviez écrit est de nouveau là." in lu

    def test_montre_a_copier_ce_qui_vient_d_une_page_faite_d_un_envoi(self, agents, ouverte):
        """A form refused shows itself again at an address that only a form may call."""
        client, vers = navigateur("secretariat"), un_vote(ouverte)
        envoi = {"precision": LETTRE, "csrfmiddlewaretoken": jeton(client, "/gestion/")}
        vieillir(client)

        client.post(vers, envoi, headers={"Referer": f"http://testserver{vers}"})
        entrer(client, "secretariat")
        reponse = client.get(vers)

        assert reponse.status_code == 405
        assert "elle quitte la" in lire(reponse)

    def test_montre_a_copier_ce_dont_le_formulaire_a_disparu(self, agents, adresse):
        client, page = navigateur(), "/gestion/demandes/"
        envoyer_trop_tard(client, adresse, {"precision": LETTRE}, page)
        entrer(client)

        lu = lire(client.get(page))

        assert "Le formulaire que vous remplissiez n’est plus sur cette page." in lu
        assert "elle quitte la" in lu

    def test_montre_a_copier_ce_dont_la_question_a_disparu(self, agents, adresse):
        """The form is there, one of its questions is not: the page does not claim that all came back."""
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": "Partie.", "motif_disparu": LETTRE})
        entrer(client)

        lu = lire(client.get(adresse))

        assert "Ce que vous aviez écrit est de nouveau là, sauf ce qui suit : sa question n’est plus" in lu
        assert "elle quitte la" in lu

    def test_rappelle_les_fichiers(self, agents, adresse):
        client = navigateur()
        with open(__file__, "rb") as fichier:
            envoyer_trop_tard(client, adresse, {"precision": LETTRE, "piece": fichier})
        entrer(client)

        assert "Les fichiers sont à joindre de nouveau." in lire(client.get(adresse))


class TestRienNEstGarde:
    def garde(self, client) -> bool:
        return "saisie_gardee" in client.session

    def test_d_un_envoi_venu_d_ailleurs(self, agents, adresse):
        client = navigateur()
        vieillir(client)

        assert client.post(adresse, {"precision": LETTRE}).status_code == 403
        assert not self.garde(client)

    def test_d_un_mot_de_passe(self, agents):
        client, page = navigateur(), "/gestion/compte/mot-de-passe/"

        reponse = envoyer_trop_tard(client, page, {"mot_de_passe": MOT_DE_PASSE, "nouveau": "x", "encore": "x"})

        assert reponse["Location"].startswith(CONNEXION)
        assert not self.garde(client)

    def test_de_trop_long(self, agents, adresse):
        client = navigateur()
        envoyer_trop_tard(client, adresse, {"precision": "x" * 200_001})

        assert not self.garde(client)

    def test_sous_un_nom_etranger(self, agents, adresse):
        """The page named elsewhere is not followed: the form's own address is."""
        client = navigateur()
        reponse = envoyer_trop_tard(client, adresse, {"precision": "x"}, Referer="https://ailleurs.example/gestion/")

        assert reponse["Location"] == f"{CONNEXION}?next={adresse}"
