"""Whatever is written in it, an e-mail has its own headers and no other."""

from datetime import UTC, datetime
from email import message_from_bytes
from smtplib import quoteaddr

from hypothesis import example, given
from hypothesis import strategies as st

from seuil.envois.tests.envoi import message
from seuil.envois.voies import Refus
from seuil.envois.voies.adresses import adresse_d_enveloppe
from seuil.envois.voies.enveloppe import composer, sur_une_ligne

ENTETES = [
    *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
]
TEXTES = st.text(st.characters(codec=None), max_size=200)


def compose(destinataire: str = "essai.nadia@exemple.invalid", **champs: str) -> bytes:
    return composer(
        message(destinataire, **champs),
        destinataire=destinataire,
        expediteur="ne-pas-repondre@seuil.exemple.invalid",
        maintenant=datetime(2026, 11, 26, tzinfo=UTC),
    )


class TestComposer:
    @given(sujet=TEXTES, nom=TEXTES, corps=TEXTES)
    @example(sujet="a\u2028Bcc: x@y.fr", nom="\x0b\x0cBcc: x@y.fr", corps="\r.\r")
    def test_n_ecrit_que_ses_entetes(self, sujet, nom, corps):
        octets = compose(sujet=sujet, expediteur_nom=nom, corps=corps)

        assert message_from_bytes(octets).keys() == ENTETES
        assert octets.isascii()
        assert max(map(len, octets.splitlines())) < 998
        assert b"\n" not in octets.replace(b"\r\n", b"")
        assert b"\r" not in octets.replace(b"\r\n", b"")

    @given(adresse=st.one_of(st.emails(), st.builds("{}@exemple.invalid".format, st.text(max_size=30))))
    def test_ecrit_toute_adresse_d_enveloppe(self, adresse):
        try:
            destinataire = adresse_d_enveloppe(adresse)
        except Refus:
            return

        assert message_from_bytes(compose(destinataire)).keys() == ENTETES
        assert quoteaddr(destinataire) == f"<{destinataire}>"


class TestSurUneLigne:
    def test_garde_les_mots(self):
        assert sur_une_ligne("  Office\r\n de\u202e l’habitat\x00 ") == "Office de l’habitat"
