"""What comes back of an e-mail that a server of the tests took too soon."""

from seuil.envois.tests.envoi import CLE
from seuil.envois.tests.serveurs import Recu

NADIA = "essai.nadia@exemple.invalid"
ENTETES_D_UN_RAPPORT = (
    "From: MAILER-DAEMON@relais.exemple.invalid\r\nTo: {a}\r\nSubject: Undelivered\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
    "--B\r\nContent-Type: text/plain\r\n\r\nNon remis.\r\n\r\n"
    "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relais.exemple.invalid\r\n"
)


def rebond(
    recu: Recu, *, statut: str = "5.1.1", action: str = "failed", diagnostic: str = "550 5.1.1 user unknown"
) -> bytes:
    """Return the bounce that a server sends when it took a message too soon (RFC 3464)."""
    entetes = recu.octets.partition(b"\r\n\r\n")[0].decode("utf-8", "replace")
    return "\r\n".join(
        (
            "From: MAILER-DAEMON@relais.exemple.invalid",
            f"To: {recu.expediteur}",
            "Subject: Undelivered Mail Returned to Sender",
            "Auto-Submitted: auto-replied",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="BORNE"',
            *("", "--BORNE", "Content-Type: text/plain", "", "Message non remis."),
            *("", "--BORNE", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; relais.exemple.invalid"),
            *("", f"Final-Recipient: rfc822; {recu.destinataire}", f"Action: {action}", f"Status: {statut}"),
            f"Diagnostic-Code: smtp; {diagnostic}",
            *("", "--BORNE", "Content-Type: text/rfc822-headers", "", entetes),
            *("", "--BORNE--", ""),
        )
    ).encode()


def courriel(*entetes: str, corps: str = "") -> bytes:
    """Return an e-mail that anybody wrote."""
    return "\r\n".join((*entetes, "", corps)).encode()


def absence(recu: Recu) -> bytes:
    """Return the automatic reply of a recipient who is away (RFC 3834)."""
    identifiant = recu.octets.partition(b"Message-ID: ")[2].partition(b"\r\n")[0].decode()
    return "\r\n".join(
        (
            f"From: {recu.destinataire}",
            f"To: {recu.expediteur}",
            "Subject: Absente du bureau",
            "Auto-Submitted: auto-replied",
            f"In-Reply-To: {identifiant}",
            *("", "Je suis absente.", ""),
        )
    ).encode()


def rapport(*blocs: str, a: str = f"retours+{CLE}@seuil.exemple.invalid") -> bytes:
    """Return a report with these blocks of recipients."""
    lignes = "".join(f"\r\n{bloc}\r\n" for bloc in blocs)
    return f"{ENTETES_D_UN_RAPPORT.format(a=a)}{lignes}\r\n--B--\r\n".encode()


def bloc(destinataire=NADIA, action="failed", statut="5.1.1", diagnostic="550 5.1.1 user unknown") -> str:
    """Return what a report says of one recipient."""
    return (
        f"Final-Recipient: rfc822; {destinataire}\r\nAction: {action}\r\n"
        f"Status: {statut}\r\nDiagnostic-Code: smtp; {diagnostic}"
    )
