"""The relay that takes our e-mails: encrypted as asked, or not at all."""

import time

import pytest

from seuil.envois.tests.envoi import canal, message
from seuil.envois.tests.serveurs import Comportement, boite_aux_lettres
from seuil.envois.voies import Injoignable

COURT = 0.3  # seconds


def partir(url):
    with canal(url).preparer(message()) as depart:
        return depart.livrer()


class TestRelais:
    def test_chiffre_des_le_premier_octet(self, relais):
        with boite_aux_lettres(chiffrement=relais.serveur, d_emblee=True) as boite:
            partir(f"smtp://localhost:{boite.port}/?tls=ssl&autorite={relais.autorite}")

            assert len(boite.recus) == 1

    @pytest.mark.parametrize("comportement", [Comportement.MUET, Comportement.BAVARD])
    def test_n_attend_pas_un_serveur_chiffre_qui_traine(self, relais, comportement):
        debut = time.monotonic()
        traine = boite_aux_lettres(comportement, chiffrement=relais.serveur, d_emblee=True)
        with traine as boite, pytest.raises(Injoignable):
            partir(f"smtp://localhost:{boite.port}/?tls=ssl&autorite={relais.autorite}&delai={COURT}")

        assert time.monotonic() - debut < 60  # it would have had no end

    def test_n_attend_pas_un_chiffrement_qui_ne_vient_pas(self):
        with boite_aux_lettres(Comportement.MUET) as boite, pytest.raises(Injoignable):
            partir(boite.url(tls="ssl", delai=COURT))

    @pytest.mark.parametrize("hote", ["relais.invalid", f"{'r' * 70}.invalid", "."])
    def test_ne_joint_pas_un_hote_qui_n_existe_pas(self, hote):
        with pytest.raises(Injoignable):
            partir(f"smtp://{hote}:2525/?tls=aucun&delai={COURT}")

    def test_chiffre_et_se_nomme(self, relais):
        with boite_aux_lettres(chiffrement=relais.serveur, compte=("seuil", "s3cr&t")) as boite:
            url = f"smtp://seuil:s3cr%26t@localhost:{boite.port}/?tls=starttls&autorite={relais.autorite}"
            partir(url)

            assert len(boite.recus) == 1

    def test_ne_dit_rien_a_un_relais_dont_le_certificat_est_inconnu(self, relais):
        with boite_aux_lettres(chiffrement=relais.serveur) as boite:
            with pytest.raises(Injoignable):
                partir(f"smtp://localhost:{boite.port}/?tls=starttls")

            assert boite.recus == []

    def test_ne_se_passe_pas_du_chiffrement_demande(self):
        with boite_aux_lettres() as boite:
            with pytest.raises(Injoignable):
                partir(boite.url(tls="starttls"))

            assert boite.recus == []

    def test_attend_si_le_secret_est_refuse(self, relais):
        with boite_aux_lettres(chiffrement=relais.serveur, compte=("seuil", "juste")) as boite:
            with pytest.raises(Injoignable, match="535"):
                partir(f"smtp://seuil:faux@localhost:{boite.port}/?tls=starttls&autorite={relais.autorite}")

            assert boite.recus == []
