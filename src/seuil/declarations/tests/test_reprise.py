"""A form left on one device is taken up on another, by a code or its link, with the date of birth it holds."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from seuil.declarations.liens import SEL, code_du_jeton, jeton
from seuil.declarations.models import Brouillon
from seuil.declarations.requetes import ESSAIS
from seuil.declarations.tests.saisies import IDENTITE, photo, remplir

NAISSANCE = {nom: dit for nom, dit in IDENTITE.items() if nom.startswith("naissance_")}
FAUSSE = NAISSANCE | {"naissance_annee": "1991"}


@pytest.fixture
def quittee(client, monde, db) -> tuple[str, str]:
    """The code and the link of a form left after its first page."""
    client.post("/demander/")
    client.post("/demander/identite/", IDENTITE)
    donnee = client.post("/demander/plus-tard/").context
    return donnee["code"], donnee["lien"].removeprefix("http://testserver")


def reprendre(navigateur: Client, code: str, naissance: dict[str, str]):
    return navigateur.post("/demander/reprendre/", {"code": code, **naissance})


def est_ouverte(navigateur: Client) -> bool:
    return "Zélie" in navigateur.get("/demander/identite/").content.decode()


class TestCode:
    @pytest.mark.parametrize("ecrire", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"])
    def test_ouvre_sur_un_autre_appareil_comme_on_l_ecrit(self, quittee, ecrire):
        autre = Client()

        reponse = reprendre(autre, ecrire(quittee[0]), NAISSANCE)

        assert reponse["Location"] == "/demander/identite/"
        assert est_ouverte(autre)

    @pytest.mark.parametrize("naissance", [{}, FAUSSE])
    def test_n_ouvre_rien_sans_la_date_de_naissance(self, quittee, naissance):
        autre = Client()

        reponse = reprendre(autre, quittee[0], naissance)

        assert reponse.status_code == 422
        assert "Zélie" not in reponse.content.decode()
        assert not est_ouverte(autre)

    def test_ouvre_avec_l_annee_seule_a_qui_n_a_qu_elle(self, client, monde, db):
        annee = {"naissance_jour": "", "naissance_mois": "", "naissance_annee": "1985"}
        client.post("/demander/")
        client.post("/demander/identite/", IDENTITE | annee)
        code = client.post("/demander/plus-tard/").context["code"]

        assert reprendre(Client(), code, annee).status_code == 302

    def test_n_ouvre_pas_avec_l_annee_seule_a_qui_a_un_jour(self, quittee):
        annee = {"naissance_jour": "", "naissance_mois": "", "naissance_annee": NAISSANCE["naissance_annee"]}

        assert reprendre(Client(), quittee[0], annee).status_code == 422

    def test_meurt_apres_dix_dates_fausses(self, quittee):
        for _ in range(ESSAIS):
            reprendre(Client(), quittee[0], FAUSSE)
        autre = Client()

        assert reprendre(autre, quittee[0], NAISSANCE).status_code == 422

    def test_neuf_remplace_l_ancien(self, client, quittee):
        neuf = client.post("/demander/plus-tard/").context["code"]

        assert reprendre(Client(), quittee[0], NAISSANCE).status_code == 422
        assert reprendre(Client(), neuf, NAISSANCE).status_code == 302

    def test_n_ouvre_plus_une_demande_envoyee(self, client, quittee):
        remplir(client)
        client.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})

        assert reprendre(Client(), quittee[0], NAISSANCE).status_code == 422

    def test_ouvre_sans_date_tant_que_rien_n_est_ecrit(self, client, monde, db):
        client.post("/demander/")
        code = client.post("/demander/plus-tard/").context["code"]

        assert reprendre(Client(), code, {}).status_code == 302

    def test_n_est_garde_nulle_part_en_clair(self, quittee):
        garde = Brouillon.objects.get()

        assert quittee[0].replace("-", "") not in garde.reprise
        assert len(garde.reprise) == 64

    @pytest.mark.parametrize("code", ["", "ABCD", "0" * 12, "\0", "é" * 12, "A" * 10_000])
    def test_mal_ecrit_est_une_phrase(self, monde, db, code):
        assert reprendre(Client(), code, NAISSANCE).status_code == 422


class TestLien:
    def test_ne_montre_rien_avant_la_date_de_naissance(self, quittee):
        """A link of another person: nothing of the form is shown."""
        page = Client().get(quittee[1])

        assert page.status_code == 200
        assert "Zélie" not in page.content.decode()

    def test_ouvre_avec_la_date(self, quittee):
        autre = Client()

        assert autre.post(quittee[1], NAISSANCE)["Location"] == "/demander/identite/"
        assert est_ouverte(autre)

    @pytest.mark.parametrize("abimer", [lambda lien: lien[:-4] + "xxx/", lambda lien: "/demander/reprendre/x/"])
    def test_abime_n_ouvre_rien(self, quittee, abimer):
        assert Client().get(abimer(quittee[1])).status_code == 404

    def test_trop_vieux_n_ouvre_rien(self, settings, monkeypatch):
        settings.BROUILLONS_JOURS = 30
        ancien = jeton("ABCD-EFGH-JKLM")
        vu = signing.time.time() + timedelta(days=31).total_seconds()
        monkeypatch.setattr(signing.time, "time", lambda: vu)

        assert code_du_jeton(ancien) is None

    def test_d_un_autre_usage_n_ouvre_rien(self):
        assert code_du_jeton(signing.TimestampSigner(salt=f"{SEL}.autre").sign("ABCD-EFGH-JKLM")) is None
