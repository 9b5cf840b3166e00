"""A household that may be written to, the channels of the tests: real mail servers, one with a certificate."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.envois.tests.envoi import message, voie
from seuil.envois.tests.serveurs import Recu, boite_aux_lettres

NOM = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])


@dataclass(frozen=True)
class Relais:
    """What the server shows, and the file that makes a client trust it."""

    serveur: ssl.SSLContext
    autorite: Path


@pytest.fixture(scope="session")
def relais(tmp_path_factory) -> Relais:
    """A certificate for localhost, signed by itself."""
    dossier = tmp_path_factory.mktemp("relais")
    cle = ec.generate_private_key(ec.SECP256R1())
    certificat = (
        x509.CertificateBuilder()
        .subject_name(NOM)
        .issuer_name(NOM)
        .public_key(cle.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(cle, hashes.SHA256())
    )
    autorite, secret = dossier / "autorite.pem", dossier / "cle.pem"
    autorite.write_bytes(certificat.public_bytes(serialization.Encoding.PEM))
    format = serialization.PrivateFormat.PKCS8
    secret.write_bytes(cle.private_bytes(serialization.Encoding.PEM, format, serialization.NoEncryption()))
    serveur = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serveur.load_cert_chain(autorite, secret)
    return Relais(serveur, autorite)


@pytest.fixture(scope="session")
def parti() -> Recu:
    """An e-mail of ours, as a server received it."""
    with boite_aux_lettres() as boite:
        with voie(boite).preparer(message()) as depart:
            depart.livrer()
        return boite.recus[0]


@pytest.fixture
def par(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def courriel(demande, le) -> Contact:
    """The verified e-mail of the household."""
    return Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
    )


@pytest.fixture
def telephone(demande, le) -> Contact:
    """The verified phone of the household."""
    return Contact.objects.create(demande=demande, canal=Canal.SMS, adresse="0612345678", cree_le=le, verifie_le=le)


@pytest.fixture
def boite():
    """A mail server that accepts."""
    with boite_aux_lettres() as ouverte:
        yield ouverte


@pytest.fixture
def voies(boite):
    """The channels of an installation that sends e-mails."""
    return {Canal.COURRIEL: voie(boite)}
