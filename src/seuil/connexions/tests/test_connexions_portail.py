"""A household comes in with its number and its code, wherever others tried."""

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.regles.numero_unique import analyser

CONNEXION, CODE, FAUX = "/connexion/", "ABCDEFGH23", "FAUXFAUX22"
TROP, REFUS = "Attendez 15 minutes", "Ce numéro et ce code ne vont pas ensemble."


@pytest.fixture
def menage(demande) -> Demande:
    """The household of the journey, whose code is known."""
    Demande.objects.filter(pk=demande.pk).update(code_acces=codes.hacher(CODE))
    return demande


@pytest.fixture
def inexistant(menage) -> str:
    """A well-made number that nobody has."""
    return str(analyser(menage.numero_unique[:7] + "999999" + menage.numero_unique[13:]))


def essayer(client, numero, code, adresse="192.0.2.1", **entetes):
    return client.post(CONNEXION, {"numero": numero, "code": code}, REMOTE_ADDR=adresse, **entetes)


class TestConnexion:
    def test_ouvre_la_demande(self, client, menage):
        reponse = essayer(client, menage.numero_unique, CODE)

        assert (reponse.status_code, reponse["Location"]) == (302, "/ma-demande/")

    def test_retient_la_source_des_essais_et_elle_seule(self, client, menage):
        """S1: whoever knows a number locks nobody out."""
        for _ in range(10):
            essayer(client, menage.numero_unique, FAUX)

        assert TROP in lire(essayer(client, menage.numero_unique, CODE))
        assert essayer(client, menage.numero_unique, CODE, "203.0.113.9").status_code == 302

    def test_compte_par_reseau_en_ipv6(self, client, menage):
        for rang in range(5):
            essayer(client, menage.numero_unique, FAUX, f"2001:db8:1:2::{rang}")

        assert TROP in lire(essayer(client, menage.numero_unique, CODE, "2001:db8:1:2:ffff::1"))
        assert essayer(client, menage.numero_unique, CODE, "2001:db8:1:3::1").status_code == 302

    def test_ne_croit_aucune_adresse_annoncee_sans_mandataire(self, client, menage):
        for rang in range(5):
            essayer(client, menage.numero_unique, FAUX, HTTP_X_FORWARDED_FOR=f"203.0.113.{rang}")

        assert TROP in lire(essayer(client, menage.numero_unique, CODE, HTTP_X_FORWARDED_FOR="203.0.113.9"))

    def test_croit_le_mandataire_et_non_le_visiteur(self, client, menage, settings):
        settings.PROXYS = 1
        for rang in range(5):
            essayer(client, menage.numero_unique, FAUX, HTTP_X_FORWARDED_FOR=f"203.0.113.{rang}, 198.51.100.7")

        assert TROP in lire(essayer(client, menage.numero_unique, CODE, HTTP_X_FORWARDED_FOR="198.51.100.7"))
        assert essayer(client, menage.numero_unique, CODE, HTTP_X_FORWARDED_FOR="198.51.100.8").status_code == 302

    def test_repond_et_compte_de_meme_pour_un_numero_qui_n_existe_pas(self, client, menage, inexistant):
        connu = [lire(essayer(client, menage.numero_unique, FAUX)) for _ in range(6)]
        inconnu = [lire(essayer(client, inexistant, FAUX)) for _ in range(6)]

        assert [REFUS in page for page in connu] == [REFUS in page for page in inconnu] == [True] * 5 + [False]
        assert TROP in connu[-1]
        assert TROP in inconnu[-1]


class TestCode:
    def test_garde_ses_cinquante_bits(self):
        assert len(codes.ALPHABET) ** codes.LONGUEUR == 2**50
