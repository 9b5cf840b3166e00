"""No page of an agent opens before the second factor, except the one that sets it up."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.tests.portes import lire
from seuil.connexions.facteurs import a_un_facteur, secours_de
from seuil.connexions.tests.telephone import cle_affichee, code, equiper

CONNEXION, MOT_DE_PASSE = "/gestion/connexion/", "seuil-demo-2026"
CODE, ACTIVER, CODES = "/gestion/connexion/code/", "/gestion/compte/facteur/", "/gestion/compte/codes/"


@pytest.fixture(autouse=True)
def _hors_demonstration(settings):
    settings.DEMO = False


@pytest.fixture
def equipe(agents):
    equiper(agents["bailleur"])
    return agents["bailleur"]


def donner_le_mot_de_passe(client, suite=""):
    return client.post(CONNEXION + suite, {"identifiant": "bailleur", "mot_de_passe": MOT_DE_PASSE})


def est_entre(client) -> bool:
    return client.get("/gestion/").status_code == 200


class TestConfirmer:
    def test_demande_le_code_avant_d_ouvrir_la_session(self, client, equipe):
        reponse = donner_le_mot_de_passe(client)

        assert reponse["Location"] == CODE
        assert not est_entre(client)
        assert client.post(CODE, {"code": code()})["Location"] == "/gestion/"
        assert est_entre(client)

    def test_revient_a_la_page_demandee(self, client, equipe):
        donner_le_mot_de_passe(client, "?next=/gestion/demandes/")

        assert client.post(CODE, {"code": code()})["Location"] == "/gestion/demandes/"

    def test_accepte_un_code_de_secours_ecrit_avec_des_espaces(self, client, equipe):
        donner_le_mot_de_passe(client)
        secours = secours_de(equipe).get_unused_codes()[0]

        assert client.post(CODE, {"code": f"{secours[:5]} {secours[5:]}"}).status_code == 302

    def test_refuse_un_code_qui_a_servi_ailleurs(self, client, equipe):
        affiche = code()
        for _ in range(2):
            client.logout()
            donner_le_mot_de_passe(client)
            reponse = client.post(CODE, {"code": affiche})

        assert reponse.status_code == 422
        assert "a déjà servi" in lire(reponse)

    def test_compte_les_codes_faux(self, client, equipe):
        donner_le_mot_de_passe(client)
        for _ in range(5):
            client.post(CODE, {"code": "000000"})
        reponse = client.post(CODE, {"code": code()})

        assert "Attendez 15 minutes" in lire(reponse)
        assert client.post(CODE, {"code": code()}, REMOTE_ADDR="203.0.113.9").status_code == 302

    def test_redonner_le_mot_de_passe_ne_rend_pas_d_essais(self, client, equipe):
        for _ in range(5):
            donner_le_mot_de_passe(client)
            client.post(CODE, {"code": "000000"})
        donner_le_mot_de_passe(client)

        assert "Attendez 15 minutes" in lire(client.post(CODE, {"code": code()}))

    def test_n_attend_que_dix_minutes(self, client, equipe):
        donner_le_mot_de_passe(client)
        session = client.session
        session["agent_en_attente"]["depuis"] = (timezone.now() - timedelta(minutes=11)).timestamp()
        session.save()

        assert client.post(CODE, {"code": code()})["Location"] == CONNEXION

    def test_n_attend_plus_sous_un_mot_de_passe_change(self, client, equipe):
        donner_le_mot_de_passe(client)
        equipe.set_password("un autre mot de passe")
        equipe.save()

        assert client.get(CODE)["Location"] == CONNEXION

    def test_n_ouvre_rien_sans_mot_de_passe(self, client, equipe):
        assert client.post(CODE, {"code": code()})["Location"] == CONNEXION
        assert client.get(ACTIVER)["Location"].startswith(CONNEXION)

    def test_ne_laisse_pas_activer_un_autre_facteur(self, client, equipe):
        donner_le_mot_de_passe(client)

        assert client.get(ACTIVER)["Location"] == CODE


class TestActiver:
    def test_est_la_seule_page_ouverte_a_qui_n_a_pas_de_facteur(self, client, agents):
        assert donner_le_mot_de_passe(client)["Location"] == ACTIVER

        assert client.get(ACTIVER).status_code == 200
        assert [client.get(page).status_code for page in ("/gestion/", "/gestion/demandes/", CODES)] == [302] * 3

    def test_ouvre_la_session_et_montre_les_codes_de_secours(self, client, agents):
        donner_le_mot_de_passe(client)
        cle = cle_affichee(client.get(ACTIVER))

        reponse = client.post(ACTIVER, {"code": code(cle)})

        assert reponse["Location"] == CODES
        assert len(re.findall(r"<li>\d{10}</li>", client.get(CODES).content.decode())) == 10

    def test_garde_la_meme_cle_apres_un_code_faux(self, client, agents):
        donner_le_mot_de_passe(client)
        cle = cle_affichee(client.get(ACTIVER))

        reponse = client.post(ACTIVER, {"code": "000000"})

        assert (reponse.status_code, cle_affichee(reponse)) == (422, cle)
        assert not a_un_facteur(agents["bailleur"])

    def test_ne_montre_pas_la_cle_a_qui_vient_apres_sur_le_meme_poste(self, client, agents):
        donner_le_mot_de_passe(client)
        cle = cle_affichee(client.get(ACTIVER))

        donner_le_mot_de_passe(client)

        assert cle_affichee(client.get(ACTIVER)) != cle

    def test_montre_le_carre_comme_une_image(self, client, agents):
        donner_le_mot_de_passe(client)

        assert b'<img src="data:image/svg+xml;base64,' in client.get(ACTIVER).content

    def test_redemande_le_mot_de_passe_dans_une_session_ouverte(self, client, equipe):
        client.force_login(equipe)
        cle = cle_affichee(client.get(ACTIVER))

        sans = client.post(ACTIVER, {"code": code(cle), "mot_de_passe": "faux"})
        avec = client.post(ACTIVER, {"code": code(cle), "mot_de_passe": MOT_DE_PASSE})

        assert (sans.status_code, avec.status_code) == (422, 302)

    def test_est_propose_et_non_exige_dans_la_demonstration(self, client, agents, settings):
        settings.DEMO = True

        assert donner_le_mot_de_passe(client)["Location"] == "/gestion/"
        assert client.get(ACTIVER).status_code == 200


class TestCodes:
    def test_sont_montres_jusqu_a_ce_qu_ils_soient_notes(self, client, equipe):
        client.force_login(equipe)
        premier = secours_de(equipe).get_unused_codes()[0].encode()
        avant = [premier in client.get(CODES).content for _ in range(2)]

        client.post("/gestion/compte/codes/notes/")
        apres = client.get(CODES)

        assert avant == [True, True]
        assert premier not in apres.content
        assert "Il vous reste 10 codes de secours." in lire(apres)

    def test_se_renouvellent_avec_le_mot_de_passe(self, client, equipe):
        client.force_login(equipe)
        avant = secours_de(equipe).get_unused_codes()

        faux = client.post(CODES, {"mot_de_passe": "faux"})
        juste = client.post(CODES, {"mot_de_passe": MOT_DE_PASSE})

        assert (faux.status_code, juste.status_code) == (422, 302)
        assert not set(avant) & set(secours_de(equipe).get_unused_codes())
