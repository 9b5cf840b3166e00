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
ANNEE_SEULE = {"naissance_jour": "", "naissance_mois": "", "naissance_annee": "1985"}
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

        assert reponse["Location"] == "/demander/situation/"  # where it was left
        assert est_ouverte(autre)

    @pytest.mark.parametrize("naissance", [{}, FAUSSE])
    def test_n_ouvre_rien_sans_la_date_de_naissance(self, quittee, naissance):
        autre = Client()

        reponse = reprendre(autre, quittee[0], naissance)

        assert reponse.status_code == 422
        assert "Zélie" not in reponse.content.decode()
        assert not est_ouverte(autre)

    @pytest.mark.parametrize(
        ("jour", "mois", "annee", "statut"),
        [("", "", "1985", 302), ("00", "00", "1985", 302), ("1", "1", "1985", 302), ("", "1", "1985", 422)],
    )
    def test_ouvre_a_qui_n_a_pas_de_jour_de_naissance(self, client, monde, db, jour, mois, annee, statut):
        client.post("/demander/")
        client.post("/demander/identite/", IDENTITE | ANNEE_SEULE)
        code = client.post("/demander/plus-tard/").context["code"]
        dite = {"naissance_jour": jour, "naissance_mois": mois, "naissance_annee": annee}

        assert reprendre(Client(), code, dite).status_code == statut

    def test_n_ouvre_pas_avec_l_annee_seule_a_qui_a_un_jour(self, client, monde, db):
        client.post("/demander/")
        client.post("/demander/identite/", IDENTITE | {"naissance_jour": "1", "naissance_mois": "1"})
        code = client.post("/demander/plus-tard/").context["code"]

        assert reprendre(Client(), code, ANNEE_SEULE | {"naissance_annee": "1990"}).status_code == 422

    def test_oublie_les_dates_fausses_quand_la_bonne_vient(self, quittee):
        for _ in range(ESSAIS - 1):
            reprendre(Client(), quittee[0], FAUSSE)

        reprendre(Client(), quittee[0], NAISSANCE)

        assert Brouillon.objects.get().essais == 0

    def test_ne_s_ouvre_qu_apres_les_codes_de_la_demande_faite_ici(self, client, quittee):
        """The access code of a demand just made shows only in this browser: another form must not hide it."""
        autre = Client()
        autre.post("/demander/")
        remplir(autre)
        autre.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})

        assert reprendre(autre, quittee[0], NAISSANCE)["Location"] == "/bienvenue/"
        assert autre.post(quittee[1], NAISSANCE)["Location"] == "/bienvenue/"
        assert 'id="code-acces"' in autre.get("/bienvenue/").content.decode()

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

        assert autre.post(quittee[1], NAISSANCE)["Location"] == "/demander/situation/"
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
