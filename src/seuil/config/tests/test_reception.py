"""A request is whole when its first lines say so, too long when they say that, and never waited for without end."""

import pytest

from seuil.config.reception import Etat, Reception, reponse

GET = b"GET / HTTP/1.1\r\nHost: seuil\r\n\r\n"


def envoi(*lignes: bytes, corps: bytes = b"") -> bytes:
    return b"\r\n".join((b"POST / HTTP/1.1", b"Host: seuil", *lignes, b"", corps))


class TestReception:
    @pytest.mark.parametrize(
        ("demande", "etat"),
        [
            (GET, Etat.COMPLETE),
            (GET[:-2], Etat.INCOMPLETE),
            (b"", Etat.INCOMPLETE),
            (GET + b"GET /suite", Etat.COMPLETE),
            (envoi(b"Content-Length: 3", corps=b"a=b"), Etat.COMPLETE),
            (envoi(b"content-length:  4 ", corps=b"a=b"), Etat.INCOMPLETE),
            (envoi(b"Content-Length: 0"), Etat.COMPLETE),
            (envoi(b"Content-Length: -1"), Etat.COMPLETE),
            (envoi(b"Content-Length: 3", b"Content-Length: 30", corps=b"a=b"), Etat.INCOMPLETE),
            (envoi(b"Content-Length: 33554433"), Etat.LOURDE),
            (envoi(b"Content-Length: 999999999999999999"), Etat.LOURDE),
            (envoi(b"Transfer-Encoding: chunked", corps=b"0\r\n\r\n"), Etat.SANS_LONGUEUR),
            (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000, Etat.ENTETES_LONGS),
            (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", Etat.ENTETES_LONGS),
        ],
    )
    def test_dit_ou_en_est_une_demande(self, demande, etat):
        assert Reception(0).ajouter(demande, 0) is etat

    def test_est_la_meme_lue_octet_par_octet(self):
        reception = Reception(0)
        demande = envoi(b"Content-Length: 3", corps=b"a=b")

        etats = [reception.ajouter(bytes([octet]), 0) for octet in demande]

        assert set(etats[:-1]) == {Etat.INCOMPLETE}
        assert etats[-1] is Etat.COMPLETE

    def test_n_attend_pas_plus_des_entetes_qui_arrivent_peu_a_peu(self):
        reception = Reception(100)

        reception.ajouter(GET[:10], 109)

        assert reception.limite == 110

    def test_attend_un_corps_qui_avance_jusqu_a_un_terme(self):
        reception = Reception(0)
        reception.ajouter(envoi(b"Content-Length: 1000"), 1)
        limites = []
        for instant in (15, 200, 295):
            reception.ajouter(b"a", instant)
            limites.append(reception.limite)

        assert limites == [35, 220, 301]

    def test_voit_qu_un_signe_est_attendu(self):
        reception = Reception(0)

        reception.ajouter(envoi(b"Content-Length: 1000", b"Expect: 100-continue"), 0)

        assert reception.attend_un_signe

    @pytest.mark.parametrize("etat", [etat for etat in Etat if isinstance(etat.value, int)])
    def test_chaque_refus_a_sa_phrase(self, etat):
        entetes, page = reponse(etat).split(b"\r\n\r\n")

        assert entetes.startswith(b"HTTP/1.1 %d " % etat.value)
        assert b"Content-Length: %d\r\n" % len(page) in entetes
        assert b"<h1>" in page
