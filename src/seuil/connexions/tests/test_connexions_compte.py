"""« Mon compte », and how long one stays in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from seuil.acteurs.tests.portes import lire
from seuil.connexions.models import Poste
from seuil.connexions.services import purger_les_sessions
from seuil.connexions.tests.telephone import equiper

CONNEXION, MOT_DE_PASSE = "/gestion/connexion/", "seuil-demo-2026"
COMPTE, CHANGER, FERMER = "/gestion/compte/", "/gestion/compte/mot-de-passe/", "/gestion/compte/postes/fermer/"
NEUF = "une porte au soleil du soir"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def entrer(identifiant="bailleur", mot_de_passe=MOT_DE_PASSE, entete=FIREFOX) -> Client:
    """Come in by the page, from a browser of one's own."""
    client = Client(headers={"User-Agent": entete})
    client.post(CONNEXION, {"identifiant": identifiant, "mot_de_passe": mot_de_passe})
    return client


def est_entre(client) -> bool:
    return client.get("/gestion/").status_code == 200


def changer(client, actuel=MOT_DE_PASSE, nouveau=NEUF, encore=NEUF):
    return client.post(CHANGER, {"mot_de_passe": actuel, "nouveau": nouveau, "encore": encore})


def vieillir(client, **age) -> None:
    """Make as if the agent had been away."""
    session = client.session
    session["vu_a"] = (timezone.now() - timedelta(**age)).timestamp()
    session.save()


class TestCompte:
    def test_dit_qui_l_on_est(self, client, agents):
        client.force_login(agents["bailleur"])

        page = lire(client.get(COMPTE))

        assert "Basile Brouillon" in page
        assert "Les Logis d’Exemple" in page
        assert "Aucun second facteur" in page

    def test_dit_le_facteur_et_les_codes_qui_restent(self, client, agents):
        equiper(agents["bailleur"])
        client.force_login(agents["bailleur"])

        page = lire(client.get(COMPTE))

        assert "Une application de codes est active depuis le 23 novembre 2026." in page
        assert "Il reste 10 codes de secours." in page

    def test_ne_retire_le_facteur_que_dans_la_demonstration(self, client, agents, settings):
        equiper(agents["bailleur"])
        client.force_login(agents["bailleur"])
        settings.DEMO = False

        client.post("/gestion/compte/facteur/retirer/")
        page = lire(client.get(COMPTE))

        assert "Une application de codes est active" in page
        assert "Retirer" not in page

    def test_montre_ou_l_on_est_connecte(self, agents):
        entrer()
        ici = entrer(entete="Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36")

        page = lire(ici.get(COMPTE))

        assert "Firefox, Linux" in page
        assert "Chrome, Windows" in page
        assert page.count("Ce poste") == 1


class TestMotDePasse:
    def test_change_et_ferme_les_autres_postes(self, agents, journal):
        ailleurs, ici = entrer(), entrer()

        reponse = changer(ici)

        assert reponse["Location"] == COMPTE
        assert (est_entre(ici), est_entre(ailleurs)) == (True, False)
        assert "Ce poste" in lire(ici.get(COMPTE))
        assert est_entre(entrer(mot_de_passe=NEUF))
        assert not est_entre(entrer())
        assert journal(agents["bailleur"]) == ["agent.mot_de_passe_change"]

    @pytest.mark.parametrize(
        ("saisie", "phrase"),
        [
            ({"actuel": "faux"}, "ne vont pas ensemble"),
            ({"nouveau": "court", "encore": "court"}, "trop court"),
            ({"nouveau": "password1", "encore": "password1"}, "trop courant"),
            ({"encore": "une porte au soleil"}, "Ce n’est pas le même mot de passe"),
        ],
    )
    def test_refuse_en_disant_pourquoi(self, agents, saisie, phrase):
        client = entrer()

        reponse = changer(client, **saisie)

        assert reponse.status_code == 422
        assert phrase in lire(reponse)
        assert est_entre(entrer())

    def test_ne_se_devine_pas_depuis_une_session_ouverte(self, agents):
        client = entrer()
        for _ in range(5):
            changer(client, actuel="faux")

        assert "Attendez 15 minutes" in lire(changer(client))


class TestFermer:
    def test_ferme_un_autre_poste(self, agents):
        ailleurs, ici = entrer(), entrer()
        poste = Poste.objects.get(cle=ailleurs.session.session_key)

        ici.post(FERMER, {"poste": poste.pk})

        assert (est_entre(ici), est_entre(ailleurs)) == (True, False)

    def test_nomme_le_poste_que_chaque_bouton_ferme(self, agents):
        entrer()
        entrer(entete="Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36")

        page = lire(entrer().get(COMPTE))

        assert "Fermer Firefox, Linux, ouvert à " in page
        assert "Fermer Chrome, Windows, ouvert à " in page

    def test_ferme_tous_les_autres(self, agents):
        ailleurs, ici = [entrer(), entrer()], entrer()

        ici.post(FERMER, {"poste": "autres"})

        assert est_entre(ici)
        assert not any(est_entre(poste) for poste in ailleurs)

    def test_ne_ferme_pas_celui_d_un_collegue(self, agents):
        collegue, ici = entrer("guichet"), entrer()

        ici.post(FERMER, {"poste": Poste.objects.get(agent=agents["guichet"]).pk})

        assert est_entre(collegue)

    @pytest.mark.parametrize("poste", ["", "²", "-1", "9" * 5_000, "x\x00"])
    def test_ne_casse_sur_aucun_envoi(self, agents, poste):
        assert entrer().post(FERMER, {"poste": poste}).status_code == 302


class TestDuree:
    def test_se_ferme_apres_trente_minutes_sans_usage(self, agents):
        client = entrer()
        vieillir(client, minutes=29)
        avant = est_entre(client)
        vieillir(client, minutes=31)

        assert (avant, est_entre(client)) == (True, False)

    def test_dure_tant_qu_elle_sert(self, agents):
        client = entrer()
        for _ in range(4):
            vieillir(client, minutes=20)
            assert est_entre(client)

    def test_ne_passe_pas_la_nuit(self, agents):
        client = entrer()
        session = client.session
        session["jour"] = str(timezone.localdate() - timedelta(days=1))
        session.save()

        assert not est_entre(client)

    def test_oublie_les_postes_fermes(self, agents):
        ferme, ouvert = entrer(), entrer()
        ferme.post("/gestion/quitter/")

        purger_les_sessions(maintenant=timezone.now())

        assert [poste.cle for poste in Poste.objects.all()] == [ouvert.session.session_key]
