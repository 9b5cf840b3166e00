"""What an e-mail that came back says of the sending, of the address, and of nothing else."""

from pathlib import Path

import pytest

from seuil.envois.retours.courriels import Sorte, lire
from seuil.envois.tests.envoi import CLE
from seuil.envois.tests.rebonds import NADIA, absence, bloc, courriel, rapport, rebond
from seuil.envois.voies import Raison

FICHIERS = Path(__file__).parent / "fichiers"


class TestCasT06:
    """Case t06: bounces whose message identifiers are not ours."""

    @pytest.mark.parametrize(
        ("fichier", "sorte", "statut", "raison"),
        [
            ("t06-rebond-definitif.eml", Sorte.DEFINITIF, "5.1.1", Raison.ADRESSE_INCONNUE),
            ("t06-rebond-temporaire.eml", Sorte.TEMPORAIRE, "4.2.2", Raison.BOITE_PLEINE),
            ("t06-reponse-absence.eml", Sorte.ABSENCE, "", None),
        ],
    )
    def test_dit_ce_qu_il_en_est_de_nadia_seule(self, fichier, sorte, statut, raison):
        retour = lire((FICHIERS / fichier).read_bytes())

        assert (retour.sorte, retour.statut, retour.raison) == (sorte, statut, raison)
        assert (retour.destinataire, retour.message_id) == (NADIA, "avis-000123@seuil.exemple.invalid")
        assert retour.cle is None

    def test_montre_le_texte_a_qui_le_lira(self):
        retour = lire((FICHIERS / "t06-reponse-absence.eml").read_bytes())

        assert retour.extrait == "Je suis absente jusqu'au 7 décembre. Message d'essai."


class TestLire:
    def test_reconnait_notre_envoi_dans_un_rebond(self, parti):
        retour = lire(rebond(parti))

        assert (retour.sorte, retour.cle) == (Sorte.DEFINITIF, CLE)
        assert (retour.destinataire, retour.message_id) == (NADIA, f"{CLE}@seuil.exemple.invalid")

    def test_ne_prend_pas_une_boite_pleine_pour_une_adresse_morte(self, parti):
        retour = lire(rebond(parti, statut="5.2.2", diagnostic="552 5.2.2 mailbox full"))

        assert (retour.sorte, retour.raison) == (Sorte.TEMPORAIRE, Raison.BOITE_PLEINE)

    def test_lit_la_boite_pleine_sous_un_statut_vague(self, parti):
        retour = lire(rebond(parti, statut="5.0.0", diagnostic="550 Mailbox quota exceeded"))

        assert (retour.sorte, retour.raison) == (Sorte.TEMPORAIRE, Raison.BOITE_PLEINE)

    def test_prefere_le_statut_precis_du_diagnostic(self, parti):
        retour = lire(rebond(parti, statut="5.0.0", diagnostic="550-5.1.1 no such account"))

        assert (retour.statut, retour.raison) == ("5.1.1", Raison.ADRESSE_INCONNUE)

    def test_dit_un_message_refuse_sans_condamner_l_adresse(self, parti):
        retour = lire(rebond(parti, statut="5.7.1", diagnostic="550 5.7.1 spam"))

        assert (retour.sorte, retour.raison) == (Sorte.DEFINITIF, Raison.REFUS)

    def test_ne_condamne_pas_une_adresse_que_le_relais_n_a_pas_pu_joindre(self, parti):
        retour = lire(rebond(parti, statut="4.4.7", diagnostic="421 connection timed out"))

        assert (retour.sorte, retour.raison) == (Sorte.TEMPORAIRE, Raison.AUTRE)

    def test_ne_condamne_pas_pour_un_simple_retard(self, parti):
        assert lire(rebond(parti, action="delayed")).sorte == Sorte.TEMPORAIRE

    def test_ne_parle_que_du_destinataire_qui_a_echoue(self):
        retour = lire(
            rapport(
                bloc("essai.paul@exemple.invalid", "delivered", "2.0.0", "250 ok"),
                bloc("essai.zoe@exemple.invalid", "delayed", "4.4.1", "timeout"),
                bloc(),
            )
        )

        assert (retour.destinataire, retour.sorte) == (NADIA, Sorte.DEFINITIF)

    def test_dit_l_adresse_que_nous_avions_ecrite(self):
        ecrit = f"Original-Recipient: rfc822; {NADIA}\r\n{bloc('n123@interne.invalid')}"

        assert lire(rapport(ecrit)).destinataire == NADIA

    def test_ne_prend_pas_une_remise_pour_un_rebond(self):
        assert lire(rapport(bloc(action="delivered", statut="2.0.0", diagnostic="250 ok"))).sorte == Sorte.INCONNU

    def test_lit_un_rebond_sans_rapport(self):
        retour = lire(
            courriel(
                "From: MAILER-DAEMON@relais.exemple.invalid",
                f"To: retours+{CLE}@seuil.exemple.invalid",
                "Subject: failure notice",
                corps=f"Hi. This is the qmail-send program.\r\n<{NADIA}>:\r\n550 5.1.1 user unknown\r\n",
            )
        )

        assert (retour.sorte, retour.destinataire, retour.statut) == (Sorte.DEFINITIF, NADIA, "5.1.1")

    def test_dit_qui_s_est_plaint(self):
        retour = lire(
            courriel(
                "From: plaintes@fournisseur.invalid",
                f"To: retours+{CLE}@seuil.exemple.invalid",
                'Content-Type: multipart/report; report-type=feedback-report; boundary="B"',
                corps="--B\r\n\r\nAbuse\r\n--B\r\nContent-Type: message/feedback-report\r\n\r\n"
                f"Feedback-Type: abuse\r\nOriginal-Rcpt-To: <{NADIA}>\r\n\r\n--B--\r\n",
            )
        )

        assert (retour.sorte, retour.destinataire, retour.cle) == (Sorte.PLAINTE, NADIA, CLE)

    def test_laisse_a_une_personne_ce_qu_une_personne_ecrit(self):
        retour = lire(courriel(f"From: Nadia <{NADIA}>", "Subject: Re: Votre demande de logement", corps="Merci !"))

        assert (retour.sorte, retour.destinataire, retour.extrait) == (Sorte.INCONNU, NADIA, "Merci !")

    def test_garde_un_rebond_dont_le_message_est_introuvable(self):
        retour = lire(rapport(bloc(), a="postmaster@seuil.exemple.invalid"))

        assert (retour.sorte, retour.cle, retour.message_id) == (Sorte.DEFINITIF, None, "")


class TestAbsence:
    def test_vaut_remise_de_notre_envoi(self, parti):
        retour = lire(absence(parti))

        assert (retour.sorte, retour.cle, retour.destinataire) == (Sorte.ABSENCE, CLE, NADIA)

    @pytest.mark.parametrize(
        "entetes",
        [
            ("Auto-Submitted: auto-replied", "Subject: Re: Votre demande"),
            ("X-Autoreply: yes", "Subject: Re: Votre demande"),
            ("Precedence: bulk", "Subject: Re: absence du bureau"),
            ("Subject: Automatic reply: Votre demande",),
            ("Subject: =?utf-8?q?R=C3=A9ponse_automatique?=",),
            ("Subject: Out of Office",),
            ("Subject: Je suis en congé",),
        ],
    )
    def test_est_reconnue(self, entetes):
        assert lire(courriel(f"From: {NADIA}", *entetes)).sorte == Sorte.ABSENCE

    @pytest.mark.parametrize(
        "entetes",
        [
            ("Subject: Re: attestation d’absence de condamnation",),
            ("Auto-Submitted: no", "Subject: Bonjour"),
            ("Precedence: bulk", "Subject: Promotions"),
        ],
    )
    def test_n_est_pas_vue_partout(self, entetes):
        assert lire(courriel(f"From: {NADIA}", *entetes)).sorte == Sorte.INCONNU
