"""The URL of the relay: what it says, and what it may not say."""

import pytest

from seuil.envois.voies import ReglageInvalide
from seuil.envois.voies.courriel import voie_courriel
from seuil.envois.voies.serveur import Serveur, Tls, lire_serveur


class TestLireServeur:
    def test_lit_tout(self):
        lu = lire_serveur("smtp://seuil%40ville.fr:a%2Fb@relais.exemple.invalid:2525/?tls=ssl&delai=7&autorite=/ac.pem")

        assert lu == Serveur("relais.exemple.invalid", 2525, "seuil@ville.fr", "a/b", Tls.SSL, 7.0, "/ac.pem")

    @pytest.mark.parametrize(("tls", "port"), [("starttls", 587), ("ssl", 465), ("aucun", 25)])
    def test_connait_les_ports(self, tls, port):
        assert lire_serveur(f"smtp://relais.exemple.invalid/?tls={tls}").port == port

    def test_chiffre_sans_qu_on_le_dise(self):
        assert lire_serveur("smtp://relais.exemple.invalid").tls == Tls.STARTTLS

    def test_ne_montre_pas_le_secret(self):
        assert "s3cret" not in repr(lire_serveur("smtp://seuil:s3cret@relais.exemple.invalid"))

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "http://relais.exemple.invalid",
            "smtp://",
            "smtp://relais.exemple.invalid:beaucoup/",
            "smtp://relais.exemple.invalid/?tls=peut-etre",
            "smtp://relais.exemple.invalid/?delai=nan",
            "smtp://relais.exemple.invalid/?delai=0",
            "smtp://relais.exemple.invalid/?delay=3",
            "smtp://relais.exemple.invalid/?tls=",
            "smtp://seuil:s3cret@relais.exemple.invalid/?tls=aucun",
            "smtp://seuil:s3crét@relais.exemple.invalid",
        ],
    )
    def test_refuse_ce_qui_ne_se_peut_pas(self, url):
        with pytest.raises(ReglageInvalide) as faute:
            lire_serveur(url)

        assert "s3cr" not in str(faute.value)


class TestVoieCourriel:
    @pytest.mark.parametrize("expediteur", ["", "ville", "né@exemple.invalid", "a@exemple.invalid\n"])
    def test_refuse_un_expediteur_mal_ecrit(self, expediteur):
        with pytest.raises(ReglageInvalide):
            voie_courriel("smtp://localhost", expediteur=expediteur, horloge=lambda: None)
