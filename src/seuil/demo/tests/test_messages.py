"""A demonstration writes its messages in a folder, unless whoever starts it named a relay."""

from pathlib import Path

from seuil.demo.messages import regler_les_messages

DOSSIER = Path("/var/lib/seuil/messages")
SITE = "http://localhost:8093"


class TestReglerLesMessages:
    def test_ecrit_tout_dans_un_dossier(self):
        environnement: dict[str, str] = {}

        dit = regler_les_messages(environnement, dossier=DOSSIER, site=SITE)

        assert dit == "Rien ne part d’ici : les e-mails et les SMS s’écrivent dans /var/lib/seuil/messages"
        assert environnement == {
            "SEUIL_SMTP": "dossier:///var/lib/seuil/messages",
            "SEUIL_EXPEDITEUR": "ne-pas-repondre@exemple.invalid",
            "SEUIL_SMS": "dossier:///var/lib/seuil/messages",
            "SEUIL_SITE": "http://localhost:8093",
        }

    def test_garde_le_relais_qu_on_lui_donne(self):
        environnement = {"SEUIL_SMTP": "smtp://localhost/?tls=aucun", "SEUIL_EXPEDITEUR": "a@exemple.invalid"}

        dit = regler_les_messages(environnement, dossier=DOSSIER, site=SITE)

        assert dit == "Rien ne part d’ici : les SMS s’écrivent dans /var/lib/seuil/messages"
        assert environnement["SEUIL_SMTP"] == "smtp://localhost/?tls=aucun"
        assert environnement["SEUIL_EXPEDITEUR"] == "a@exemple.invalid"
