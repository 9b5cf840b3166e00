"""What the provider reports of an SMS."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tests.patience import PATIENCE

from seuil.envois.retours.sms import Rapport, Sort, lire_rapports
from seuil.envois.tests.envoi import CLE, message
from seuil.envois.tests.faux_operateur import faux_operateur, rapport
from seuil.envois.voies.sms import voie_sms


@pytest.fixture
def demande():
    """An SMS that the provider took."""
    with faux_operateur() as operateur:
        with voie_sms(operateur.url(), rapports="").preparer(message("0612345678", corps="Bonjour")) as depart:
            depart.livrer()
        return operateur.recus[0]


class TestLireRapports:
    @pytest.mark.parametrize(
        ("etat", "sort"),
        [
            ("delivered", Sort.LIVRE),
            ("hard_bounce", Sort.REFUSE_DEFINITIF),
            ("hardBounce", Sort.REFUSE_DEFINITIF),
            ("blacklisted", Sort.REFUSE_DEFINITIF),
            ("soft_bounce", Sort.REFUSE_TEMPORAIRE),
            ("rejected", Sort.REFUSE_TEMPORAIRE),
            ("sent", Sort.AUTRE),
            ("accepted", Sort.AUTRE),
            ("reply", Sort.AUTRE),
            ("jamais vu", Sort.AUTRE),
        ],
    )
    def test_dit_le_sort_de_l_envoi(self, demande, etat, sort):
        assert lire_rapports(rapport(demande, etat)) == [Rapport(CLE, "1511882900176220", sort)]

    def test_lit_deux_fois_la_meme_chose(self, demande):
        deux = b"[" + rapport(demande, "delivered") + b"," + rapport(demande, "delivered") + b"]"

        premier, second = lire_rapports(deux)

        assert premier == second

    def test_lit_une_etiquette_seule(self):
        assert lire_rapports(json.dumps({"msg_status": "delivered", "tag": CLE, "messageId": 12}).encode()) == [
            Rapport(CLE, "12", Sort.LIVRE)
        ]

    def test_garde_un_envoi_inconnu(self):
        assert lire_rapports(b'{"msg_status": "delivered", "tag": ["autre"], "messageId": [1]}') == [
            Rapport(None, "", Sort.LIVRE)
        ]

    @pytest.mark.parametrize("octets", [b"", b"\xff", b"3", b"[1, null]", b"[" * 100_000, b"9" * 10_000, b'"x"'])
    def test_ne_leve_rien(self, octets):
        assert lire_rapports(octets) == []


class _Seuil(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.recus.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format, *args):
        """Say nothing."""


class TestFauxOperateur:
    def test_rapporte_a_l_adresse_qui_lui_fut_donnee(self):
        seuil = HTTPServer(("127.0.0.1", 0), _Seuil)
        seuil.recus = []
        fil = threading.Thread(target=seuil.handle_request)
        fil.start()
        with faux_operateur() as operateur, seuil:
            voie = voie_sms(operateur.url(), rapports=f"http://127.0.0.1:{seuil.server_address[1]}/rapports")
            with voie.preparer(message("0612345678", corps="Bonjour")) as depart:
                depart.livrer()

            assert operateur.rapporter(operateur.recus[0], "delivered") == 204
            fil.join(PATIENCE)

        assert lire_rapports(seuil.recus[0]) == [Rapport(CLE, "1511882900176220", Sort.LIVRE)]
