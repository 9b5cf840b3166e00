"""What a server means when it refuses."""

import pytest

from seuil.envois.voies import Injoignable, Raison
from seuil.envois.voies.reponses import refus

INCONNUE, PLEINE, REFUS, MALFORMEE, AUTRE = (
    Raison.ADRESSE_INCONNUE,
    Raison.BOITE_PLEINE,
    Raison.REFUS,
    Raison.ADRESSE_MALFORMEE,
    Raison.AUTRE,
)


class TestRefus:
    @pytest.mark.parametrize(
        ("code", "reponse", "raison", "definitif"),
        [
            (550, "5.1.1 <essai@exemple.invalid>: Recipient address rejected: User unknown", INCONNUE, True),
            (550, "5.1.10 Recipient not found", INCONNUE, True),
            (550, "5.4.1 Recipient address rejected: Access denied", INCONNUE, True),
            (550, "5.5.0 Requested action not taken: mailbox unavailable", INCONNUE, True),
            (550, "5.2.1 mailbox disabled", INCONNUE, True),
            (556, "domain does not accept mail", INCONNUE, True),
            (550, "No such user here", INCONNUE, True),
            (450, "4.1.1 user unknown for now", INCONNUE, False),
            (501, "5.1.3 Bad recipient address syntax", MALFORMEE, True),
            (552, "5.2.2 Over quota", PLEINE, False),
            (552, "Requested mail action aborted", PLEINE, False),
            (452, "4.2.2 The email account that you tried to reach is over quota", PLEINE, False),
            (550, "Mailbox is full", PLEINE, False),
            (550, "5.7.1 Message rejected as spam", REFUS, True),
            (550, "Blocked by policy", REFUS, True),
            (450, "4.7.1 Greylisted", REFUS, False),
            (552, "5.3.4 Message size exceeds limit", AUTRE, True),
            (550, "5.1.8 Sender address rejected: Domain not found", AUTRE, True),
            (550, "Requested action not taken", AUTRE, True),
            (451, "Temporary lookup failure", AUTRE, False),
        ],
    )
    def test_dit_ce_qu_il_en_est_du_destinataire(self, code, reponse, raison, definitif):
        dit = refus(code, reponse)

        assert (dit.raison, dit.definitif) == (raison, definitif)

    @pytest.mark.parametrize(
        ("code", "reponse"),
        [
            (421, "4.7.0 closing"),
            (421, "5.1.1 closing"),
            (450, "4.4.1 no answer from the next host"),
            (452, "4.3.1 Insufficient system storage"),
            (503, "5.5.1 Bad sequence of commands"),
            (530, "5.7.0 Must issue a STARTTLS command first"),
            (550, "5.3.0 system down"),
            (-1, ""),
            (250, "2.0.0 Ok"),
        ],
    )
    def test_ne_l_impute_pas_au_destinataire(self, code, reponse):
        assert isinstance(refus(code, reponse), Injoignable)
