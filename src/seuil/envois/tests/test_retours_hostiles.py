"""Whatever comes back, reading it neither stops nor drags."""

import time

import pytest

from seuil.envois.retours.courriels import Sorte, lire
from seuil.envois.tests.envoi import CLE
from seuil.envois.tests.rebonds import bloc, rapport


def emboite(profondeur: int) -> bytes:
    ouvertures = "".join(
        f'Content-Type: multipart/mixed; boundary="b{rang}"\r\n\r\n--b{rang}\r\n' for rang in range(profondeur)
    )
    return ouvertures.encode() + b"\r\nfin"


class TestHostile:
    @pytest.mark.parametrize(
        "octets",
        [
            b"",
            b"\x00" * 1000,
            bytes(range(256)) * 50,
            b"Content-Type: multipart/report; boundary=\r\n\r\n--\r\n",
            b"Content-Type: text/plain; charset=inconnu\r\nContent-Transfer-Encoding: base64\r\n\r\n@@@",
            b"Content-Type: text/plain; charset=\xff\xfe\r\nSubject: =?x?b?////?=\r\nFrom: \xff\xfe\r\n\r\n\xff",
            b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\r\n\r\n",
            b"From: " + b"a@" * 100_000 + b"\r\n\r\n",
            b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
            b"Content-Type: message/delivery-status\r\n\r\n"
            + b"Final-Recipient: ;;;\r\nAction: failed\r\n\r\n" * 5_000,
            emboite(29) + b"\n" * 500_000,
            emboite(3_000),
            rapport(bloc(statut="9.9.9", diagnostic="x" * 200_000)),
        ],
        ids=range(13),
    )
    def test_ne_leve_rien_et_ne_traine_pas(self, octets):
        debut = time.thread_time()

        assert lire(octets).sorte in Sorte
        assert time.thread_time() - debut < 3  # seconds of its own: reading waits for nobody

    def test_lit_le_debut_d_un_message_de_vingt_megaoctets(self):
        retour = lire(rapport(bloc()).replace(b"--B--", b"--B\r\n\r\n" + b"x" * 20_000_000))

        assert (retour.sorte, retour.cle) == (Sorte.DEFINITIF, CLE)

    def test_garde_la_cle_d_un_message_illisible(self):
        octets = f"To: retours+{CLE}@seuil.exemple.invalid\r\n".encode() + emboite(3_000)

        assert lire(octets).cle == CLE
