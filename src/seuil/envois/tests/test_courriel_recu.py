"""An e-mail as its recipient receives it."""

from email import message_from_bytes
from email.policy import SMTP

import pytest

from seuil.envois.tests.envoi import CLE, LIEN, message, voie
from seuil.envois.tests.serveurs import boite_aux_lettres


def envoyer(boite, envoi):
    with voie(boite).preparer(envoi) as depart:
        depart.livrer()


@pytest.fixture
def recu():
    with boite_aux_lettres() as boite:
        envoyer(boite, message())
        yield boite.recus[0]


@pytest.fixture
def lu(recu):
    return message_from_bytes(recu.octets, policy=SMTP)


class TestCourriel:
    def test_revient_a_une_adresse_qui_nomme_l_envoi(self, recu):
        assert recu.expediteur == f"retours+{CLE}@seuil.exemple.invalid"
        assert recu.destinataire == "essai.nadia@exemple.invalid"

    @pytest.mark.parametrize(
        ("entete", "valeur"),
        [
            ("Message-ID", f"<{CLE}@seuil.exemple.invalid>"),
            ("From", "Ville de Compiègne <ne-pas-repondre@seuil.exemple.invalid>"),
            ("To", "essai.nadia@exemple.invalid"),
            ("Subject", "Votre demande de logement"),
            ("Date", "Thu, 26 Nov 2026 05:30:00 +0000"),
            ("Auto-Submitted", "auto-generated"),
            ("X-Auto-Response-Suppress", "OOF, AutoReply"),
        ],
    )
    def test_a_les_entetes_d_un_avis(self, lu, entete, valeur):
        assert lu[entete] == valeur

    def test_garde_ses_paragraphes_et_ses_liens_entiers(self, lu):
        lignes = lu.get_content().splitlines()

        assert lu.get_content_type() == "text/plain"
        assert lignes == ["Bonjour,", "", f"Un courrier vous attend : {LIEN}", "", "À bientôt."]

    def test_garde_une_ligne_qui_commence_par_un_point(self):
        with boite_aux_lettres() as boite:
            envoyer(boite, message(corps=".\n.. fin\n"))

            lu = message_from_bytes(boite.recus[0].octets, policy=SMTP)

        assert lu.get_content().splitlines() == [".", ".. fin"]

    def test_ne_laisse_entrer_aucun_entete(self):
        pieges = {"sujet": "Bonjour\r\nBcc: autre@x.fr", "expediteur_nom": "Ville\nBcc: autre@x.fr"}
        with boite_aux_lettres() as boite:
            envoyer(boite, message(**pieges))

            lu = message_from_bytes(boite.recus[0].octets, policy=SMTP)

        assert lu["Bcc"] is None
        assert lu["Subject"] == "Bonjour Bcc: autre@x.fr"
        assert lu["From"].addresses[0].display_name == "Ville Bcc: autre@x.fr"

    @pytest.mark.parametrize(
        "nom", ["", 'L’Office "HLM", Évry <faux@x.fr>', "Office public de l’habitat " * 6, "مدينة", "a\u202eb"]
    )
    def test_garde_l_adresse_quel_que_soit_le_nom(self, nom):
        with boite_aux_lettres() as boite:
            envoyer(boite, message(expediteur_nom=nom))

            lu = message_from_bytes(boite.recus[0].octets, policy=SMTP)

        assert [adresse.addr_spec for adresse in lu["From"].addresses] == ["ne-pas-repondre@seuil.exemple.invalid"]

    def test_ecrit_un_domaine_accentue_en_ascii(self):
        with boite_aux_lettres() as boite:
            envoyer(boite, message("essai@Châlons.invalid"))

            assert boite.recus[0].destinataire == "essai@xn--chlons-xta.invalid"
