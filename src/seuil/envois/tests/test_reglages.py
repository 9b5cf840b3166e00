"""A wrong setting is said in one sentence that names its variable; it closes its own channel, and loses nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from seuil.contacts.nomenclatures import Canal
from seuil.envois.reglages import fautes, voies_ouvertes
from seuil.envois.voies.courriel import VoieCourriel

BREVO = "brevo://cle@api.brevo.com/?expediteur=SEUIL"


@pytest.fixture(autouse=True)
def reglages(settings):
    """An installation whose e-mails and SMS leave."""
    settings.SITE = "https://demande.exemple.fr"
    settings.SMTP = "smtp://relais.exemple.invalid/"
    settings.EXPEDITEUR = "ne-pas-repondre@exemple.invalid"
    settings.SMS = BREVO
    settings.RETOURS = ""


class TestFautes:
    def test_ne_dit_rien_de_reglages_justes(self):
        assert fautes() == []
        assert set(voies_ouvertes()) == {Canal.COURRIEL, Canal.SMS}

    @pytest.mark.parametrize(
        ("reglage", "valeur", "dite"),
        [
            ("SMTP", "smpt://relais.exemple.invalid/", "SEUIL_SMTP : Attendu : smtp://compte:secret@hote:587/"),
            ("SMTP", "smtp://seuil:s3cr#et@relais.exemple.invalid/", "SEUIL_SMTP : Le port du relais est un nombre"),
            ("SMTP", "smtp://seuil:s3cret@[relais/", "SEUIL_SMTP : Le port du relais est un nombre"),
            ("SMTP", "smtp://relais/?autorite=/absente.pem", "SEUIL_SMTP : Le certificat d’autorité /absente.pem"),
            ("SMTP", "dossier://relatif", "SEUIL_SMTP : Attendu : dossier:///chemin/complet"),
            ("EXPEDITEUR", "", "SEUIL_SMTP : SEUIL_EXPEDITEUR est vide."),
            ("EXPEDITEUR", "ville", "SEUIL_SMTP : L’adresse de SEUIL_EXPEDITEUR, « ville », est mal écrite."),
            ("SMS", "bravo://s3cret@api.exemple.invalid/", "SEUIL_SMS : L’opérateur n’est pas connu."),
            ("SMS", "brevo://s3cret@[api/", "SEUIL_SMS : Attendu : brevo://CLE@api.brevo.com/"),
            ("SITE", "demande.exemple.fr", "SEUIL_SITE : « demande.exemple.fr » n’est pas une adresse entière."),
            ("SITE", "", "SEUIL_SITE : il manque"),
            ("SITE", "https://[", "SEUIL_SITE : « https://[ » n’est pas une adresse entière."),
            ("RETOURS", "/absent", "SEUIL_RETOURS : il n’existe pas de dossier /absent"),
        ],
    )
    def test_dit_une_phrase_sans_secret(self, settings, reglage, valeur, dite):
        setattr(settings, reglage, valeur)

        (phrase,) = fautes()

        assert phrase.startswith(dite)
        assert phrase.endswith(".")
        assert "s3cr" not in phrase

    def test_dit_un_dossier_qui_n_est_pas_un_maildir(self, settings, tmp_path):
        settings.RETOURS = str(tmp_path)

        assert fautes() == [
            f"SEUIL_RETOURS : il n’y a pas de dossier « new » dans {tmp_path} : ce n’est pas un Maildir."
        ]

    def test_n_exige_pas_de_site_quand_rien_ne_part(self, settings):
        settings.SITE = settings.SMTP = settings.SMS = ""

        assert fautes() == []


class TestVoiesOuvertes:
    def test_laisse_partir_l_autre_voie(self, settings):
        settings.SMS = "bravo://cle@api.exemple.invalid/"

        assert [type(voie) for voie in voies_ouvertes().values()] == [VoieCourriel]

    def test_ne_fait_partir_aucun_lien_sans_adresse(self, settings):
        settings.SITE = "demande.exemple.fr"

        assert voies_ouvertes() == {}


class TestSeuilEnvois:
    def test_dit_ce_qui_est_a_regler(self, db, settings):
        settings.SMTP = "smpt://relais.exemple.invalid/"
        sortie = StringIO()

        call_command("envois", stdout=sortie)

        assert "Voies ouvertes : SMS." in sortie.getvalue()
        assert "À régler. SEUIL_SMTP : Attendu" in sortie.getvalue()

    def test_dit_pourquoi_un_essai_ne_part_pas(self, settings):
        settings.EXPEDITEUR = ""

        with pytest.raises(CommandError, match="SEUIL_EXPEDITEUR est vide"):
            call_command("envois", "essayer", "vous@exemple.fr")

    def test_dit_pourquoi_les_retours_ne_se_lisent_pas(self, db, settings):
        settings.RETOURS = "/absent"

        with pytest.raises(CommandError, match="SEUIL_RETOURS : il n’existe pas de dossier /absent"):
            call_command("envois", "relever")
